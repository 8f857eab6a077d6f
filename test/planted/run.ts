import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { type Copy, type Ended, makeCopy } from './copy.ts'
import type { Fault } from './fault.ts'
import { FAULTS } from './faults/index.ts'

/**
 * Plants each fault of the list into a copy and says which of them the tests did not notice:
 * `bun test/planted/run.ts [TEXT...] [--piece 1/4] [--workers 2]`, where TEXT is part of a fault's file or sentence.
 */

const SHARE_WANTED = 0.9

type Verdict = 'noticed' | 'went through' | 'undecided'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const { values, positionals } = parseArgs({
  options: { piece: { type: 'string', default: '1/1' }, workers: { type: 'string' } },
  allowPositionals: true,
})
const [piece = 1, pieces = 1] = values.piece.split('/').map(Number)
const workers = Number(values.workers ?? availableParallelism())
const matches = ({ what, file }: Fault): boolean =>
  positionals.length === 0 || positionals.some((text) => file.includes(text) || what.includes(text))
const faults = FAULTS.filter(matches).filter((_, nth) => nth % pieces === piece - 1)

/** What the tests say of the code as it is: where they fail already, they can notice nothing. */
const sound = new Map<string, Promise<Ended>>()

function soundness(copy: Copy, tests: readonly string[]): Promise<Ended> {
  const key = tests.join(' ')
  const known = sound.get(key)
  if (known !== undefined) return known
  const running = copy.run(tests)
  sound.set(key, running)
  return running
}

async function verdictOn(copy: Copy, fault: Fault): Promise<Verdict> {
  const ended = await copy.with(fault, () => copy.run(fault.tests))
  if (ended === 'passed') return 'went through'
  return (await soundness(copy, fault.tests)) === 'passed' ? 'noticed' : 'undecided'
}

const directory = mkdtempSync(join(tmpdir(), 'prosperity-planted-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))
const server = await startMariadb({ directory: join(directory, 'database'), durable: false, report: say })
const verdicts = new Map<Fault, Verdict>()
const waiting = [...faults]

async function work(): Promise<void> {
  const copy = await makeCopy(directory, server.url)
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const started = performance.now()
    const verdict = await verdictOn(copy, fault).catch((error: unknown) => {
      say(String(error))
      return 'undecided' as const
    })
    verdicts.set(fault, verdict)
    say(`${verdict.padEnd(13)}${fault.file}: ${fault.what} (${Math.round((performance.now() - started) / 1000)} s)`)
  }
}

try {
  await Promise.all(Array.from({ length: workers }, work))
} finally {
  await server.stop()
}
const countOf = (verdict: Verdict): number => [...verdicts.values()].filter((given) => given === verdict).length
const [noticed, through] = [countOf('noticed'), countOf('went through')]
const share = noticed / Math.max(1, noticed + through)
say(`\nwent through:`)
for (const [fault, verdict] of verdicts) if (verdict !== 'noticed') say(`  ${verdict}: ${fault.file}: ${fault.what}`)
say(`${noticed} noticed, ${through} went through, ${countOf('undecided')} undecided: ${Math.round(share * 100)} %`)
process.exit(share >= SHARE_WANTED && countOf('undecided') === 0 ? 0 : 1)
