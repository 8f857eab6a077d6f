import { join } from 'node:path'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readWords } from './local/words.ts'
import { buildWeb } from './web/build.ts'
import { renderDocuments } from './web/documents.ts'

const DIRECTORY = join(import.meta.dir, '../.data/web')
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`.padStart(9)

async function main(words: readonly string[]): Promise<void> {
  const { values } = readWords({ script: 'build-web', options: { directory: { type: 'string' } } }, words)
  const started = performance.now()
  const documents = await renderDocuments()
  const sizes = await buildWeb(values.directory ?? DIRECTORY, documents)
  say(`${kib(sizes.style)}  style`)
  say(`${kib(sizes.first)}  scripts of every page`)
  for (const [page, bytes] of Object.entries(sizes.pages)) say(`${kib(bytes)}  ${page}`)
  say(`${String(documents.files.size).padStart(9)}  files of the guide and the privacy notice`)
  say(`Built in ${Math.round(performance.now() - started)} ms`)
}

await runScript(main)
