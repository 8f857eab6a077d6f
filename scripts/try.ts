import * as v from 'valibot'
import { askCommunity } from './local/community.ts'
import { type RunRequest, runAnswer } from './local/community-protocol.ts'
import { wrongUsageOf } from './local/help.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { findRunning } from './local/running.ts'

const FLAGS = ['--as', '--locale', '--app', '--click', '--select', '--menu', '--on', '--type', '--endpoint'] as const
type Flag = (typeof FLAGS)[number]

interface Asked {
  path: '/run' | '/portal'
  body: unknown
}

const isFlag = (word: string): word is Flag => FLAGS.some((flag) => flag === word)

/** What was asked for; null where the words make no sense together. */
function read(words: readonly string[]): Asked | null {
  const given = new Map<Flag | 'line' | '--portal', string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const value = words[i + 1]
    if (word === '--portal') given.set('--portal', '')
    else if (isFlag(word) && value !== undefined) given.set(word, words[++i] ?? '')
    else if (!word.startsWith('--') && !given.has('line')) given.set('line', word)
    else return null
  }
  const [app, url] = [given.get('--app'), given.get('--endpoint')]
  if (given.has('--portal')) {
    if ((url === undefined) !== (app === undefined)) return null
    return { path: '/portal', body: url === undefined ? {} : { endpoint: { app, url } } }
  }
  const acts = actsIn(given)
  const [does] = acts
  if (does === undefined || acts.length > 1) return null
  const as = given.get('--as') ?? 'alice'
  return { path: '/run', body: { as, does, locale: given.get('--locale'), app } }
}

function actsIn(given: ReadonlyMap<string, string>): RunRequest['does'][] {
  const [line, typed, button] = [given.get('line'), given.get('--type'), given.get('--click')]
  const [values, menu, on] = [given.get('--select'), given.get('--menu'), given.get('--on')]
  return [
    ...(line === undefined ? [] : [{ what: 'run' as const, line }]),
    ...(typed === undefined ? [] : [{ what: 'type' as const, line: typed }]),
    ...(button === undefined ? [] : [{ what: 'click' as const, button }]),
    ...(values === undefined ? [] : [{ what: 'select' as const, values: values.split(',') }]),
    ...(menu === undefined || on === undefined ? [] : [{ what: 'pick' as const, menu, on }]),
  ]
}

function controlUrl(): string {
  const running = findRunning()
  if (running === null) throw new Refusal('scripts/dev is not running. Start it in another terminal first.', 1)
  if (running.controlUrl !== undefined) return running.controlUrl
  throw new Refusal('scripts/dev serves the real Discord: use the command there.', 1)
}

async function main(words: readonly string[]): Promise<void> {
  const asked = read(words)
  if (asked === null) throw wrongUsageOf('try')('these words make no sense together')
  const answered = await askCommunity(controlUrl(), asked.path, asked.body).catch((error: unknown) => {
    throw error instanceof Refusal ? error : new Refusal(error instanceof Error ? error.message : String(error), 1)
  })
  const answer = v.parse(runAnswer, answered)
  if ('error' in answer) throw new Refusal(answer.error, 1)
  process.stdout.write(`${answer.text}\n`)
}

await runScript(main)
