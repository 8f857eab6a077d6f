import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { SCREENING } from '../jobs/screening.ts'
import { kindOf } from '../jobs/stored-kinds.ts'
import { partitionOf } from '../processes/partition.ts'
import type { Queries } from '../queries.ts'
import { databaseNow } from '../query/clock.ts'

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
  /** How many members get their level roles after they have agreed to the rules of the server. */
  beingScreened: number
  /** Whether gateways hold the shards, but no worker has committed the XP of this guild for a while. */
  hasNoWorker: boolean
  /** When the curve changed, while the levels of all members are being recalculated for it; null where they are right. */
  recalculatingSince: number | null
}

const MOST_FAILURES = 10
/** Another worker takes a free partition within seconds. The clocks of processes may differ by some seconds more. */
const NO_WORKER_MS = 60_000

interface Row {
  part: 'failure' | 'message' | 'screening' | 'recalculating' | 'no worker'
  kind: string | null
  reason: string | null
  occurrences: number | null
  at: number | null
}

/**
 * Reads a guild's failed jobs, its last message, its members being screened and whether a worker serves it, in one statement.
 * An index that begins with the guild and the state of a job serves it.
 * @param since failures before this time are left out, milliseconds since 1970
 */
export async function guildHealth(db: Queries, guildId: Snowflake, since: number): Promise<GuildHealth> {
  const { rows } = await sql<Row>`
    (select 'failure' as part, kind, reason, occurrences, updated_at as at from jobs
      where guild_id = ${guildId} and state = 'failed' and updated_at >= ${since}
      order by updated_at desc limit ${sql.lit(MOST_FAILURES)})
    union all
    select 'message', null, null, null, last_message_at from guilds where id = ${guildId}
    union all
    select 'recalculating', null, null, null, curve_changed_at from guilds
      where id = ${guildId} and curve_settled_at < curve_changed_at
    union all
    select 'screening', null, null, count(distinct user_id), null from jobs
      where guild_id = ${guildId} and state = 'waiting' and reason = ${SCREENING}
    union all
    select 'no worker', null, null, null, null from leases as served
      where served.scope = 'partitions' and served.item = ${partitionOf(guildId)}
        and coalesce(served.until, 0) < ${databaseNow} - ${sql.lit(NO_WORKER_MS)}
        and exists (select 1 from leases as shard where shard.scope like 'shards:%' and shard.until >= ${databaseNow})
    `.execute(db)
  const failures = rows
    .flatMap(({ kind, reason, occurrences, at }) =>
      kind === null
        ? []
        : [{ kind: kindOf(kind), reason: reason ?? '', occurrences: occurrences ?? 1, lastAt: at ?? 0 }],
    )
    .sort((a, b) => b.lastAt - a.lastAt)
  return {
    failures,
    lastMessageAt: rows.find(({ part }) => part === 'message')?.at ?? null,
    beingScreened: rows.find(({ part }) => part === 'screening')?.occurrences ?? 0,
    recalculatingSince: rows.find(({ part }) => part === 'recalculating')?.at ?? null,
    hasNoWorker: rows.some(({ part }) => part === 'no worker'),
  }
}
