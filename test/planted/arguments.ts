import { readWords } from '../../scripts/local/words.ts'
import { readNumber } from '../support/read-number.ts'

/** The command line of `scripts/test --planted`. */
export interface PlantedArguments {
  /** Selects the faults whose file or description contains one of these; none selects all. */
  words: readonly string[]
  /** Which part of the list, counted from 1, of how many equal parts. */
  piece: { number: number; of: number }
  /** Copies that run tests at the same time; at least 1. */
  workers: number
  /** A file that gets one line of JSON for each verdict. */
  results: string | null
}

const OPTIONS = {
  piece: { type: 'string', default: '1/1' },
  workers: { type: 'string', default: '2' },
  results: { type: 'string' },
} as const

const MOST_WORKERS = 99

/** Reads the words after `--planted`. @throws {Refusal} where they are wrong; its exit code is 64 */
export function readArguments(given: readonly string[]): PlantedArguments {
  const declaration = { script: 'test', options: OPTIONS, most: Number.POSITIVE_INFINITY } as const
  const { values, positionals: words, wrongUsage } = readWords(declaration, given)
  const [number = 0, of = 0] = values.piece.split('/').map(Number)
  if (!/^\d+\/\d+$/.test(values.piece) || number < 1 || number > of)
    throw wrongUsage('--piece takes a part of the list, e.g. 1/4')
  const workers = readNumber(wrongUsage, '--workers', values.workers, MOST_WORKERS)
  return { words, piece: { number, of }, workers, results: values.results ?? null }
}
