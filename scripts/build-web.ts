import { join } from 'node:path'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readWords } from './local/words.ts'
import { buildWeb } from './web/build.ts'
import { renderGuide } from './web/guide/build.ts'

const DIRECTORY = join(import.meta.dir, '../.data/web')
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`.padStart(9)

async function main(words: readonly string[]): Promise<void> {
  const { values } = readWords({ script: 'build-web', options: { directory: { type: 'string' } } }, words)
  const started = performance.now()
  const guide = await renderGuide()
  const sizes = await buildWeb(values.directory ?? DIRECTORY, guide)
  say(`${kib(sizes.style)}  style`)
  say(`${kib(sizes.first)}  scripts of every page`)
  for (const [page, bytes] of Object.entries(sizes.pages)) say(`${kib(bytes)}  ${page}`)
  say(`${String(guide.files.size).padStart(9)}  files of the guide`)
  say(`Built in ${Math.round(performance.now() - started)} ms`)
}

await runScript(main)
