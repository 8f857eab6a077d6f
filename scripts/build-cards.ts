import { buildCards } from './cards/build.ts'
import { drawSamples } from './cards/samples.ts'
import { CARD_FILES } from './edge.ts'
import { runScript } from './local/refusal.ts'
import { readWords } from './local/words.ts'

const OPTIONS = { directory: { type: 'string' }, samples: { type: 'string' } } as const
const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<void> {
  const { values } = readWords({ script: 'build-cards', options: OPTIONS }, words)
  const { directory = CARD_FILES, samples } = values
  await buildCards(directory)
  say(`fonts and emoji are in ${directory}`)
  if (samples === undefined) return
  for (const file of await drawSamples(directory, samples)) say(file)
}

await runScript(main)
