import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { kindOf } from '../jobs/stored-kinds.ts'
import type { Database } from '../schema.ts'

/** Jobs of a kind that can never work, for one reason. */
export interface FailedJobs {
  kind: string
  reason: string
  occurrences: number
  /** Of the last one, milliseconds since 1970. */
  lastAt: number
}

/** A guild's recent failures, and its last message. */
export interface GuildHealth {
  /** The latest failures first, at most `MOST_FAILURES`. */
  failures: FailedJobs[]
  /** When a message was last seen, to within minutes; null where none ever was. */
  lastMessageAt: number | null
}

const MOST_FAILURES = 10

interface Row {
  kind: string | null
  reason: string | null
  occurrences: number | null
  at: number | null
}

/**
 * Reads a guild's failed jobs and the time of its last message in one statement, over an index that begins with the guild.
 * @param since failures before this time are left out, milliseconds since 1970
 */
export async function guildHealth(db: Kysely<Database>, guildId: Snowflake, since: number): Promise<GuildHealth> {
  const { rows } = await sql<Row>`
    (select kind, reason, occurrences, updated_at as at from jobs
      where guild_id = ${guildId} and state = 'failed' and updated_at >= ${since}
      order by updated_at desc limit ${sql.lit(MOST_FAILURES)})
    union all
    select null, null, null, last_message_at from guilds where id = ${guildId}`.execute(db)
  const failures = rows
    .flatMap(({ kind, reason, occurrences, at }) =>
      kind === null
        ? []
        : [{ kind: kindOf(kind), reason: reason ?? '', occurrences: occurrences ?? 1, lastAt: at ?? 0 }],
    )
    .sort((a, b) => b.lastAt - a.lastAt)
  return { failures, lastMessageAt: rows.find((row) => row.kind === null)?.at ?? null }
}
