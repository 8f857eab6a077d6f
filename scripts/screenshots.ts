import { join, resolve } from 'node:path'
import { LANGUAGES } from '../shared/text/language.ts'
import { findChromium, installChromium } from './chromium/install.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readWords } from './local/words.ts'

const ROOT = join(import.meta.dir, '..')
const GUIDE = join(ROOT, 'edge/guide')

/** Runs the program in test/ that takes the pictures, as a process, because scripts/ may not import test/. */
async function main(typed: readonly string[]): Promise<number> {
  const options = {
    directory: { type: 'string' },
    language: { type: 'string' },
    window: { type: 'boolean' },
    guide: { type: 'boolean' },
    playground: { type: 'boolean' },
  } as const
  const declaration = { script: 'screenshots', options, most: Number.POSITIVE_INFINITY } as const
  const { values, positionals, wrongUsage } = readWords(declaration, typed)
  const { directory = join(ROOT, '.data/screenshots'), language = 'en', window = false } = values
  const extent = window ? 'window' : 'page'
  if (!LANGUAGES.some((known) => known === language)) throw wrongUsage(`there is no language ${language}`)
  if (values.guide && positionals.length > 0) throw wrongUsage('--guide takes all pictures of the guide')
  if (values.playground && positionals.length > 0)
    throw wrongUsage('--playground takes pictures of the playground only')
  if (findChromium() === null) await installChromium(say)
  const [program, ...words] = values.guide
    ? ['guide.ts', resolve(values.directory ?? GUIDE)]
    : values.playground
      ? ['playground.ts', resolve(directory), language]
      : ['run.ts', resolve(directory), language, extent, ...positionals]
  const command = [process.execPath, '--no-install', join(ROOT, 'test/browser/screenshots', program), ...words]
  const taking = Bun.spawn(command, { stdio: ['ignore', 'inherit', 'inherit'] })
  return (await taking.exited) === 0 ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
