import { DATABASE_KINDS, type DatabaseKind, isDatabaseKind } from '../../../scripts/databases/private-server.ts'
import { readWords } from '../../../scripts/local/words.ts'

/** The options of `scripts/bench NAME`. */
export interface BenchArguments {
  /** Less data and fewer rounds: shows that a bench works, but gives no figures to rely on. */
  quick: boolean
  /** Does all of the work of a bench that otherwise does only the first part. */
  long: boolean
  /** Takes only the measures whose name contains this text. */
  only: string | null
  /** A commit to compare with, in the same run. */
  against: string | null
  database: DatabaseKind
}

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
  only: { type: 'string' },
  against: { type: 'string' },
  database: { type: 'string', default: 'mariadb' },
} as const

/** Reads the words after the name of a bench. @throws {Refusal} where they are wrong; its exit code is 64 */
export function readArguments(words: readonly string[]): BenchArguments {
  const { values, wrongUsage } = readWords({ script: 'bench', options: OPTIONS }, words)
  const { quick, long, only = null, against = null, database } = values
  if (!isDatabaseKind(database)) throw wrongUsage(`--database is one of ${DATABASE_KINDS.join(', ')}`)
  return { quick, long, only, against, database }
}
