import * as v from 'valibot'
import { askCommunity } from './local/community.ts'
import { type RunRequest, runAnswer } from './local/community-protocol.ts'
import { findRunning } from './local/running.ts'

const HELP = `scripts/try '/COMMAND OPTION:VALUE ...' [--as NAME] [--locale CODE] [--app NAME]
scripts/try --click BUTTON | --select VALUE[,VALUE] | --menu COMMAND --on NAME | --type '/COMMAND ... OPTION:TEXT'
scripts/try --portal [--app NAME --endpoint URL]

Uses slash commands, buttons and menus in the simulated server of scripts/dev, which must be running, in the name of a
member (alice, its owner, where none is given), and prints what that person would read. Each interaction is signed and goes
to the edge over HTTP as Discord's does.

  scripts/try /level
  scripts/try '/leaderboard page:2' --as bob
  scripts/try --click Next --as bob                   a button of the last reply that bob saw
  scripts/try --select reply                          an option of the last reply's menu
  scripts/try --menu Level --on carol                 a command from carol's menu
  scripts/try --type '/levelroles remove role:See'    what Discord suggests for the last option
  scripts/try /level --locale de                      in German from now on (en-US, fr, es-ES, pt-BR ...)
  scripts/try --portal                                the developer portal: applications, keys and tokens
  scripts/try --portal --app Fernbot --endpoint URL   where an application's interactions are served
  scripts/try /about --app Fernbot                    the same command, of another application`

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
  if (running === null) throw new Error('scripts/dev is not running. Start it in another terminal first.')
  if (running.controlUrl === undefined) throw new Error('scripts/dev serves the real Discord: use the command there.')
  return running.controlUrl
}

async function main(): Promise<number> {
  const words = process.argv.slice(2)
  const asked = read(words)
  if (asked === null) {
    const wanted = words.includes('--help') || words.includes('-h')
    process[wanted ? 'stdout' : 'stderr'].write(`${HELP}\n`)
    return wanted ? 0 : 64
  }
  try {
    const answer = v.parse(runAnswer, await askCommunity(controlUrl(), asked.path, asked.body))
    if ('error' in answer) throw new Error(answer.error)
    process.stdout.write(`${answer.text}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

process.exit(await main())
