import { DATABASE_KINDS, type DatabaseKind, isDatabaseKind } from '../../../scripts/databases/private-server.ts'
import { readOptions, refuseUsage } from './options.ts'

/** What a person asks of a bench. */
export interface BenchArguments {
  /** Less data and fewer rounds: to see that a bench works, never for a figure. */
  quick: boolean
  /** Takes only the measures whose name holds this text. */
  only: string | null
  /** A commit to compare with, in the same run. */
  against: string | null
  database: DatabaseKind
}

/** Reads the arguments of this process; ends it with 64 where they are wrong. */
export function readArguments(): BenchArguments {
  const { quick, only, against, database } = readOptions({
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    against: { type: 'string' },
    database: { type: 'string', default: 'mariadb' },
  })
  if (!isDatabaseKind(database)) return refuseUsage(`--database is one of ${DATABASE_KINDS.join(', ')}`)
  return { quick, only: only ?? null, against: against ?? null, database }
}
