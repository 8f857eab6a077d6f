import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXIT_CODES } from '../../scripts/local/exit-codes.ts'
import { Refusal, runScript } from '../../scripts/local/refusal.ts'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { type PlantedArguments, readArguments } from './arguments.ts'
import { type Copy, makeCopy } from './copy.ts'
import type { Fault } from './fault.ts'
import { FAULTS } from './faults/index.ts'
import { Judge } from './judge.ts'
import { type Judged, reportOf, SHARE_WANTED, shareOf } from './report.ts'

/** `scripts/test --planted`: puts each fault into a copy of the code and prints those that no test notices. */

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function select({ words, piece }: PlantedArguments): Fault[] {
  const matches = ({ what, file }: Fault): boolean =>
    words.length === 0 || words.some((word) => file.includes(word) || what.includes(word))
  const faults = FAULTS.filter(matches)
  if (faults.length === 0) throw new Refusal(`No fault contains ${words.join(' or ')}.`, EXIT_CODES.failed)
  return faults.filter((_, nth) => nth % piece.of === piece.number - 1)
}

function tell({ fault, verdict, by, seconds }: Judged, results: string | null): void {
  const { file, what } = fault
  say(`${verdict.padEnd(13)}${file}: ${what} (${seconds} s; ${by})`)
  if (results !== null) appendFileSync(results, `${JSON.stringify({ file, what, verdict, by, seconds })}\n`)
}

/** Judges faults on several copies at a time, and those that stayed undecided once more, alone. */
async function judgeAll(copies: readonly Copy[], faults: readonly Fault[], results: string | null): Promise<Judged[]> {
  const verdicts = new Map<Fault, Judged>()
  async function work(copy: Copy, judge: Judge, waiting: Fault[]): Promise<void> {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
      const judged = await judge.judge(copy, fault)
      verdicts.set(fault, judged)
      tell(judged, results)
    }
  }
  const waiting = [...faults]
  const together = new Judge()
  await Promise.all(copies.map((copy) => work(copy, together, waiting)))
  const undecided = faults.filter((fault) => verdicts.get(fault)?.verdict === 'undecided')
  const [copy] = copies
  if (copy !== undefined) await work(copy, new Judge(), undecided)
  return [...verdicts.values()]
}

async function main(words: readonly string[]): Promise<number> {
  const given = readArguments(words)
  const faults = select(given)
  const directory = mkdtempSync(join(tmpdir(), 'prosperity-planted-'))
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
  const server = await startMariadb({ directory: join(directory, 'database'), durable: false, report: say })
  try {
    const copies = await Promise.all(Array.from({ length: given.workers }, () => makeCopy(directory, server.url)))
    const judged = await judgeAll(copies, faults, given.results)
    say(reportOf(judged))
    return shareOf(judged) >= SHARE_WANTED ? EXIT_CODES.done : EXIT_CODES.failed
  } finally {
    await server.stop()
  }
}

await runScript(main)
