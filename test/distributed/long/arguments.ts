import { readWords } from '../../../scripts/local/words.ts'
import { readNumber } from '../../support/read-number.ts'
import { SCENARIOS, type ScenarioName } from '../scenarios.ts'

/** The command line of `scripts/test --faults`. */
export interface LongArguments {
  names: readonly ScenarioName[]
  /** Decides which processes are killed or paused, and how NATS ends. */
  seed: string
  /** Messages a second. */
  rate: number
  /** How long members chat in each form, at least. */
  seconds: number
}

const OPTIONS = {
  seed: { type: 'string' },
  rate: { type: 'string', default: '2000' },
  seconds: { type: 'string', default: '60' },
} as const

const isName = (word: string): word is ScenarioName => Object.hasOwn(SCENARIOS, word)

/** Reads the words after `--faults`. @throws {Refusal} where they are wrong; its exit code is 64 */
export function readLongArguments(given: readonly string[]): LongArguments {
  const declaration = { script: 'test', options: OPTIONS, most: Number.POSITIVE_INFINITY } as const
  const { values, positionals, wrongUsage } = readWords(declaration, given)
  const unknown = positionals.find((word) => !isName(word))
  const all = Object.keys(SCENARIOS).filter(isName)
  if (unknown !== undefined) throw wrongUsage(`there is no fault ${unknown}, only ${all.join(', ')}`)
  const names = positionals.filter(isName)
  return {
    names: names.length > 0 ? names : all,
    seed: values.seed ?? crypto.randomUUID().slice(0, 8),
    rate: readNumber(wrongUsage, '--rate', values.rate, 100_000),
    seconds: readNumber(wrongUsage, '--seconds', values.seconds, 3_600),
  }
}
