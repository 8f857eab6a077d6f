import { EXIT_CODES } from '../../../scripts/local/exit-codes.ts'
import { runScript } from '../../../scripts/local/refusal.ts'
import { readLongArguments } from './arguments.ts'
import { runLongForm } from './long-form.ts'
import { isExact, type Outcome, reportOf } from './report.ts'

/** `scripts/test --faults`: the long forms of the faults of gateways and workers. */

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<number> {
  const given = readLongArguments(words)
  const { names, seed, rate, seconds } = given
  say(`--seed ${seed}: ${rate} messages/s for at least ${seconds} s in each of ${names.length} forms`)
  const outcomes: Outcome[] = []
  for (const name of names) {
    outcomes.push(await runLongForm(name, given, say))
    say(reportOf(outcomes.slice(-1)))
  }
  say(`\n${reportOf(outcomes)}`)
  return outcomes.every(isExact) ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
