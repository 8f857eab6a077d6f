import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { type Copy, type Ended, makeCopy } from './copy.ts'
import type { Fault } from './fault.ts'
import { FAULTS } from './faults/index.ts'
import { type Judged, reportOf, SHARE_WANTED, shareOf } from './report.ts'

/**
 * Plants each fault of the list into a copy of the code and says which faults the tests did not notice:
 * `bun test/planted/run.ts [TEXT...] [--piece 1/4] [--workers 2] [--results FILE]`.
 *
 *   TEXT        part of a fault's file or sentence
 *   --piece     runs every fourth fault, from the first
 *   --results   appends each verdict to this file, a line of JSON each
 */

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { values, positionals } = parseArgs({
  options: {
    piece: { type: 'string', default: '1/1' },
    workers: { type: 'string', default: '2' },
    results: { type: 'string' },
  },
  allowPositionals: true,
})
const [piece = 1, pieces = 1] = values.piece.split('/').map(Number)
const matches = ({ what, file }: Fault): boolean =>
  positionals.length === 0 || positionals.some((text) => file.includes(text) || what.includes(text))
const faults = FAULTS.filter(matches).filter((_, nth) => nth % pieces === piece - 1)

/** How the tests end without any fault: where they fail already, they can notice nothing. */
const withoutFault = new Map<string, Promise<Ended>>()

function runWithoutFault(copy: Copy, tests: readonly string[]): Promise<Ended> {
  const key = tests.join(' ')
  const known = withoutFault.get(key)
  if (known !== undefined) return known
  const running = copy.run(tests)
  withoutFault.set(key, running)
  return running
}

async function judge(copy: Copy, fault: Fault): Promise<Judged> {
  const started = performance.now()
  const ended = await copy.with(fault, () => copy.run(fault.tests))
  const judged = (verdict: Judged['verdict'], by = ''): Judged => ({
    ...{ fault, verdict, by },
    seconds: Math.round((performance.now() - started) / 1_000),
  })
  if (ended.how === 'passed') return judged('went through')
  if (ended.how === 'timed out') return judged('undecided', 'the tests did not end in time')
  const sound = await runWithoutFault(copy, fault.tests)
  if (sound.how === 'passed') return judged('noticed', ended.test)
  return judged('undecided', `without the fault: ${sound.how === 'failed' ? sound.test : sound.how}`)
}

const directory = mkdtempSync(join(tmpdir(), 'prosperity-planted-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
const server = await startMariadb({ directory: join(directory, 'database'), durable: false, report: say })
const verdicts = new Map<Fault, Judged>()

async function work(copy: Copy, waiting: Fault[]): Promise<void> {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const judged = await judge(copy, fault)
    verdicts.set(fault, judged)
    say(`${judged.verdict.padEnd(13)}${fault.file}: ${fault.what} (${judged.seconds} s; ${judged.by})`)
    if (values.results === undefined) continue
    const { file, what } = fault
    const { verdict, by, seconds } = judged
    appendFileSync(values.results, `${JSON.stringify({ file, what, verdict, by, seconds })}\n`)
  }
}

try {
  const copies = await Promise.all(
    Array.from({ length: Number(values.workers) }, () => makeCopy(directory, server.url)),
  )
  const waiting = [...faults]
  await Promise.all(copies.map((copy) => work(copy, waiting)))
  // What stayed undecided beside other tests may be decided alone.
  withoutFault.clear()
  const [copy] = copies
  const undecided = faults.filter((fault) => verdicts.get(fault)?.verdict === 'undecided')
  if (copy !== undefined) await work(copy, undecided)
} finally {
  await server.stop()
}
const judged = [...verdicts.values()]
say(reportOf(judged))
process.exit(shareOf(judged) >= SHARE_WANTED ? 0 : 1)
