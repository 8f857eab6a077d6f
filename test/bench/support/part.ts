import { EXIT_CODES } from '../../../scripts/local/exit-codes.ts'
import { Refusal, runScript } from '../../../scripts/local/refusal.ts'
import { type BenchArguments, readArguments } from './arguments.ts'
import { describeMachine } from './machine.ts'
import { type Measure, report } from './report.ts'
import { type Targets, takesAny, withTarget } from './target-list.ts'

/** Measures that are taken together, since they share a set-up. */
export interface Part {
  /** The names of its measures, or what they begin with. */
  measures: readonly string[]
  take(): Promise<readonly Measure[]>
}

export interface Bench {
  targets: Targets
  parts: readonly Part[]
  /** Versions of what takes part besides Bun. */
  versions: Readonly<Record<string, string>>
  /** Ends what the bench has started. */
  close(): Promise<void>
}

/** Opens a bench, takes the measures that the arguments ask for, and prints them. @returns the exit code */
async function measure(given: BenchArguments, open: (given: BenchArguments) => Promise<Bench>): Promise<number> {
  const { only } = given
  const bench = await open(given)
  try {
    const chosen = bench.parts.filter((part) => only === null || takesAny(bench.targets, part.measures, only))
    if (chosen.length === 0)
      throw new Refusal(`No measure of this bench has a name that contains ${only}.`, EXIT_CODES.failed)
    const machine = describeMachine(bench.versions)
    const measures: Measure[] = []
    const took: string[] = []
    for (const part of chosen) {
      const started = performance.now()
      measures.push(...(await part.take()).map((each) => withTarget(bench.targets, each)))
      took.push(`${part.measures[0]} ${Math.round((performance.now() - started) / 1_000)} s`)
    }
    const shown = measures.filter(({ measure: name }) => only === null || name.includes(only))
    return report(shown, [...machine, `Time taken: ${took.join(', ')}`]) ? EXIT_CODES.done : EXIT_CODES.failed
  } finally {
    await bench.close()
  }
}

/** Runs a bench with the arguments of this process and ends it: 0 where every target is met, 1 where one is missed. */
export const runBench = (open: (given: BenchArguments) => Promise<Bench>): Promise<void> =>
  runScript((words) => measure(readArguments(words), open))
