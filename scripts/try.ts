import * as v from 'valibot'
import { askCommunity } from './local/community.ts'
import { runAnswer } from './local/community-protocol.ts'
import { findRunning } from './local/running.ts'

const HELP = `scripts/try '/COMMAND OPTION:VALUE ...' --as NAME
scripts/try --click 'BUTTON' --as NAME

Uses a slash command in the simulated server of scripts/dev, which must be running, or clicks a button of the last reply
that NAME saw; prints what a person would read. The interaction is signed and goes to the edge over HTTP as Discord's does.

  scripts/try /level --as alice
  scripts/try '/level user:bob' --as alice
  scripts/try '/leaderboard page:2' --as alice
  scripts/try --click Next --as alice`

interface Asked {
  as: string
  command?: string
  click?: string
}

function read(words: readonly string[]): Asked | null {
  const asked: Asked = { as: 'alice' }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const next = words[i + 1]
    if (word === '--as' && next !== undefined) asked.as = next
    else if (word === '--click' && next !== undefined) asked.click = next
    else if (!word.startsWith('--') && asked.command === undefined) asked.command = word
    else return null
    if (word.startsWith('--')) i++
  }
  return (asked.command === undefined) === (asked.click === undefined) ? null : asked
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
    const answer = v.parse(runAnswer, await askCommunity(controlUrl(), '/run', asked))
    if ('error' in answer) throw new Error(answer.error)
    process.stdout.write(`${answer.text}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

process.exit(await main())
