import { appendFileSync } from 'node:fs'
import { EXIT_CODES } from '../../scripts/local/exit-codes.ts'
import { runScript } from '../../scripts/local/refusal.ts'
import { stoppedBySignal } from '../support/stop-signal.ts'
import { readSoakArguments } from './arguments.ts'
import { problemsOf, summaryOf, tableOf } from './report.ts'
import { runSoak } from './soak.ts'

/** `scripts/test --soak`: load for a long time, while memory, handles and event loops must stay flat. */

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<number> {
  const given = readSoakArguments(words)
  const { minutes, messages, interactions, leak, results } = given
  const record = (line: object): void => {
    if (results !== null) appendFileSync(results, `${JSON.stringify(line)}\n`)
  }
  const stopped = stoppedBySignal()
  say(
    `${minutes} min of ${messages} messages/s and ${interactions} interactions/s${leak ? `, with a leak of ${leak}` : ''}`,
  )
  const outcome = await runSoak(given, { say, record, stopped })
  for (const { of, measure, verdict } of outcome.series) record({ type: 'verdict', of, measure, ...verdict })
  say(`\n${tableOf(outcome.series)}\n\n${summaryOf(outcome)}`)
  const problems = problemsOf(outcome, messages)
  for (const problem of problems) say(`  ${problem}`)
  say(problems.length === 0 ? 'Everything is flat and exact.' : 'FAILED')
  return problems.length === 0 ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
