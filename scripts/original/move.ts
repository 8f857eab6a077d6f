import type { Kysely } from 'kysely'
import type { GuildsAsked } from '../../shared/database/original/guilds.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Report } from './report.ts'
import type { Source } from './source.ts'
import type { AskedMove } from './words.ts'

/** A run of scripts/import-prosperity. */
export interface Move {
  source: Source
  db: Kysely<Database>
  report: Report
  asked: Pick<AskedMove, 'mode'> & GuildsAsked
  /** Milliseconds since 1970. */
  now(): number
  /** Called with the number of rows that were handled. */
  progress(rows: number): void
}
