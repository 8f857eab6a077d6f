import { basename } from 'node:path'
import * as v from 'valibot'
import { askCommunity } from './local/community.ts'
import { type RunRequest, runAnswer } from './local/community-protocol.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { findRunning } from './local/running.ts'
import { readWords } from './local/words.ts'

const OPTIONS = {
  as: { type: 'string', default: 'alice' },
  locale: { type: 'string' },
  app: { type: 'string' },
  click: { type: 'string' },
  select: { type: 'string' },
  menu: { type: 'string' },
  on: { type: 'string' },
  fill: { type: 'string', multiple: true, default: [] as string[] },
  look: { type: 'boolean', default: false },
  type: { type: 'string' },
  file: { type: 'string', multiple: true, default: [] as string[] },
  portal: { type: 'boolean', default: false },
  endpoint: { type: 'string' },
} as const

interface Asked {
  path: '/run' | '/portal'
  body: unknown
}

async function read(words: readonly string[]): Promise<Asked> {
  const { values, positionals, wrongUsage } = readWords({ script: 'try', options: OPTIONS, most: 1 }, words)
  const { as, locale, app, endpoint: url, portal } = values
  const files = await Promise.all(values.file.map((given) => readFile(given, wrongUsage)))
  const acts = actsIn(values, positionals[0], files)
  if (portal) {
    if (acts.length > 0) throw wrongUsage('--portal uses no command, button or menu')
    if ((url === undefined) !== (app === undefined)) throw wrongUsage('--portal takes --app and --endpoint together')
    return { path: '/portal', body: url === undefined ? {} : { endpoint: { app, url } } }
  }
  if (url !== undefined) throw wrongUsage('--endpoint goes with --portal')
  if ((values.menu === undefined) !== (values.on === undefined)) throw wrongUsage('--menu and --on go together')
  if (files.length > 0 && positionals[0] === undefined) throw wrongUsage('--file goes with a command')
  const [does] = acts
  if (does === undefined) throw wrongUsage('a command, a button, a menu or a form is missing')
  if (acts.length > 1) throw wrongUsage('one command, button, menu or form at a time')
  return { path: '/run', body: { as, does, locale, app } }
}

type SentFile = Extract<RunRequest['does'], { what: 'run' }>['files'][number]

/** Reads the file of an option. @param given `option=path` @throws {Refusal} */
async function readFile(given: string, wrongUsage: (why: string) => Refusal): Promise<SentFile> {
  const [, option, path] = /^([^=]+)=(.+)$/.exec(given) ?? []
  if (option === undefined || path === undefined) throw wrongUsage(`--file is OPTION=PATH, not ${given}`)
  const file = Bun.file(path)
  if (!(await file.exists())) throw new Refusal(`there is no file ${path}`, EXIT_CODES.failed)
  return { option, filename: basename(path), base64: (await file.bytes()).toBase64() }
}

/** What is entered in a form. @param given `field=text`, or a text for the only field */
function fieldIn(given: string): { field: string | null; text: string } {
  const [, field = null, text = given] = /^([^=]+)=(.*)$/s.exec(given) ?? []
  return { field, text }
}

type Values = ReturnType<typeof readWords<typeof OPTIONS>>['values']

/** The acts that the command line names. A correct command line names one. */
function actsIn(
  { type, click, select, menu, on, fill, look }: Values,
  line: string | undefined,
  files: SentFile[],
): RunRequest['does'][] {
  return [
    ...(line === undefined ? [] : [{ what: 'run' as const, line, files }]),
    ...(type === undefined ? [] : [{ what: 'type' as const, line: type }]),
    ...(click === undefined ? [] : [{ what: 'click' as const, button: click }]),
    ...(select === undefined ? [] : [{ what: 'select' as const, values: select.split(',') }]),
    ...(menu === undefined || on === undefined ? [] : [{ what: 'pick' as const, menu, on }]),
    ...(fill.length === 0 ? [] : [{ what: 'fill' as const, filled: fill.map(fieldIn) }]),
    ...(look ? [{ what: 'look' as const }] : []),
  ]
}

function controlUrl(): string {
  const running = findRunning()
  if (running === null)
    throw new Refusal('scripts/dev is not running. Start it in another terminal first.', EXIT_CODES.failed)
  if (running.controlUrl !== undefined) return running.controlUrl
  throw new Refusal('scripts/dev serves the real Discord: use the command there.', EXIT_CODES.failed)
}

async function main(words: readonly string[]): Promise<void> {
  const asked = await read(words)
  const answered = await askCommunity(controlUrl(), asked.path, asked.body).catch((error: unknown) => {
    throw error instanceof Refusal
      ? error
      : new Refusal(error instanceof Error ? error.message : String(error), EXIT_CODES.failed)
  })
  const answer = v.parse(runAnswer, answered)
  if ('error' in answer) throw new Refusal(answer.error, EXIT_CODES.failed)
  process.stdout.write(`${answer.text}\n`)
}

await runScript(main)
