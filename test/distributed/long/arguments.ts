import { wrongUsageOf } from '../../../scripts/local/help.ts'
import { readWords } from '../../../scripts/local/words.ts'
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
  const { values, positionals } = readWords(declaration, given)
  const unknown = positionals.find((word) => !isName(word))
  const all = Object.keys(SCENARIOS).filter(isName)
  if (unknown !== undefined) throw wrongUsageOf('test')(`there is no fault ${unknown}, only ${all.join(', ')}`)
  const names = positionals.filter(isName)
  return {
    names: names.length > 0 ? names : all,
    seed: values.seed ?? crypto.randomUUID().slice(0, 8),
    rate: wholeNumber('--rate', values.rate, 100_000),
    seconds: wholeNumber('--seconds', values.seconds, 3_600),
  }
}

function wholeNumber(option: string, given: string, most: number): number {
  const number = Number(given)
  if (/^[1-9]\d*$/.test(given) && number <= most) return number
  throw wrongUsageOf('test')(`${option} takes a number from 1 to ${most}`)
}
