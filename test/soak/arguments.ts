import { readWords } from '../../scripts/local/words.ts'
import { readNumber } from '../support/read-number.ts'
import type { Leak } from './watched-process.ts'

/** The command line of `scripts/test --soak`. */
export interface SoakArguments {
  minutes: number
  /** Messages a second. */
  messages: number
  /** Commands and buttons a second. */
  interactions: number
  /** A leak to plant in the gateway process; null for none. */
  leak: Leak | null
  /** The file that gets each reading and verdict as a line of JSON; null for none. */
  results: string | null
}

const OPTIONS = {
  minutes: { type: 'string', default: '2' },
  messages: { type: 'string', default: '500' },
  interactions: { type: 'string', default: '20' },
  leak: { type: 'string' },
  results: { type: 'string' },
} as const

const LEAKS: readonly Leak[] = ['memory', 'handles', 'loop']

/** Reads the words after `--soak`. @throws {Refusal} where they are wrong; its exit code is 64 */
export function readSoakArguments(given: readonly string[]): SoakArguments {
  const { values, wrongUsage } = readWords({ script: 'test', options: OPTIONS }, given)
  const leak = LEAKS.find((each) => each === values.leak)
  if (values.leak !== undefined && leak === undefined) throw wrongUsage(`--leak takes one of ${LEAKS.join(', ')}`)
  return {
    minutes: readNumber(wrongUsage, '--minutes', values.minutes, 600),
    messages: readNumber(wrongUsage, '--messages', values.messages, 10_000),
    interactions: readNumber(wrongUsage, '--interactions', values.interactions, 1_000),
    leak: leak ?? null,
    results: values.results ?? null,
  }
}
