import { type BenchArguments, readArguments } from './arguments.ts'
import { describeMachine } from './machine.ts'
import { type Measure, report } from './report.ts'

/** Measures that are taken together, since they share a set-up. */
export interface Part {
  /** The names of its measures, or what they begin with. */
  measures: readonly string[]
  take(): Promise<readonly Measure[]>
}

export interface Bench {
  parts: readonly Part[]
  /** Versions of what takes part besides Bun. */
  versions: Readonly<Record<string, string>>
  /** Ends what the bench has started. */
  close(): Promise<void>
}

const concerns = ({ measures }: Part, only: string): boolean =>
  measures.some((name) => name.includes(only) || only.startsWith(name))

/** Runs a bench with the arguments of this process and ends it: 0 where every target is met, 1 where one is missed. */
export async function runBench(open: (given: BenchArguments) => Promise<Bench>): Promise<never> {
  const given = readArguments()
  const bench = await open(given)
  const { only } = given
  const chosen = bench.parts.filter((part) => only === null || concerns(part, only))
  try {
    if (chosen.length === 0) throw new Error(`no measure of this bench has a name with ${only} in it`)
    const machine = describeMachine(bench.versions)
    const measures: Measure[] = []
    for (const part of chosen) measures.push(...(await part.take()))
    const shown = measures.filter(({ measure }) => only === null || measure.includes(only))
    process.exitCode = report(shown, machine) ? 0 : 1
  } finally {
    await bench.close()
  }
  process.exit()
}
