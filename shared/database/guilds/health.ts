import { sql } from 'kysely'
import { INTENT_SOURCES, type IntentSource, SOURCE_INTENTS } from '../../discord/intents.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { SCREENING } from '../jobs/screening.ts'
import { kindOf } from '../jobs/stored-kinds.ts'
import type { LinkedProblem } from '../linked-roles/tables.ts'
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
  /**
   * When an import, or another change of many members, last did some members; null where none is at work. It does a hundred of them
   * in a second.
   */
  importedAt: number | null
  /** When an import that waits for its confirmation expires; null where none waits. */
  importWaitsUntil: number | null
  /** When the premium of the profile that the guild gave the main bot ended, after which it will be reset; null otherwise. */
  brandingEndedAt: number | null
  /** Addresses of webhooks that were switched off by themselves, and when. */
  webhooksOff: readonly { url: string; at: number }[]
  /** Customers' bots of the guild whose linked roles do not work, and why. */
  linkedProblems: readonly { name: string; problem: LinkedProblem }[]
  /**
   * The sources of XP whose events no bot of the guild receives: its sessions were begun without the intents. Empty where the
   * guild's shard has no stored session.
   */
  unseenSources: readonly IntentSource[]
}

const MOST_FAILURES = 10
/** Another worker takes a free partition within seconds. The clocks of processes may differ by some seconds more. */
const NO_WORKER_MS = 60_000

interface Row {
  part:
    | 'failure'
    | 'message'
    | 'screening'
    | 'recalculating'
    | 'import'
    | 'ready import'
    | 'no worker'
    | 'session'
    | 'webhook'
    | 'linked roles'
    | 'branding'
  kind: string | null
  reason: string | null
  /** Of a session, its intents. */
  occurrences: number | null
  at: number | null
}

/**
 * Reads a guild's failed jobs, its last message, its members being screened, its imports, whether a worker serves it, and the intents
 * of its sessions, in one statement.
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
    select if(state = 'ready', 'ready import', 'import'), null, null, null, if(state = 'ready', expires_at, updated_at) from imports
      where guild_id = ${guildId} and state in ('reading', 'ready', 'applying', 'undoing')
    union all
    select 'screening', null, null, count(distinct user_id), null from jobs
      where guild_id = ${guildId} and state = 'waiting' and reason = ${SCREENING}
    union all
    select 'no worker', null, null, null, null from leases as served
      where served.scope = 'partitions' and served.item = ${partitionOf(guildId)}
        and coalesce(served.until, 0) < ${databaseNow} - ${sql.lit(NO_WORKER_MS)}
        and exists (select 1 from leases as shard where shard.scope like 'shards:%' and shard.until >= ${databaseNow})
    union all
    select 'webhook', null, url, null, off_at from webhooks
      where guild_id = ${guildId} and off_why in ('failing', 'gone')
    union all
    select 'linked roles', linked.problem, own.name, null, null
      from guild_bots as here join linked_bots as linked on linked.bot_id = here.bot_id
        join whitelabel_bots as own on own.bot_id = here.bot_id
      where here.guild_id = ${guildId} and linked.problem is not null
    union all
    select 'branding', null, null, null, premium_ended_at from guild_brandings where guild_id = ${guildId}
    union all
    select 'session', null, null, if(session.intents_key = session.session_key, session.intents, 0), null
      from guild_bots as bot join gateway_sessions as session
        on session.bot_id = bot.bot_id and session.shard = (bot.guild_id >> 22) % session.shard_count
      where bot.guild_id = ${guildId}
    `.execute(db)
  const failures = rows
    .flatMap(({ part, kind, reason, occurrences, at }) =>
      kind === null || part !== 'failure'
        ? []
        : [{ kind: kindOf(kind), reason: reason ?? '', occurrences: occurrences ?? 1, lastAt: at ?? 0 }],
    )
    .sort((a, b) => b.lastAt - a.lastAt)
  return {
    failures,
    lastMessageAt: rows.find(({ part }) => part === 'message')?.at ?? null,
    beingScreened: rows.find(({ part }) => part === 'screening')?.occurrences ?? 0,
    recalculatingSince: rows.find(({ part }) => part === 'recalculating')?.at ?? null,
    importedAt: rows.find(({ part }) => part === 'import')?.at ?? null,
    importWaitsUntil: rows.find(({ part }) => part === 'ready import')?.at ?? null,
    hasNoWorker: rows.some(({ part }) => part === 'no worker'),
    brandingEndedAt: rows.find(({ part }) => part === 'branding')?.at ?? null,
    webhooksOff: rows.flatMap(({ part, reason, at }) =>
      part === 'webhook' ? [{ url: reason ?? '', at: at ?? 0 }] : [],
    ),
    linkedProblems: rows.flatMap(({ part, kind, reason }) =>
      // The column has only values of this type.
      part === 'linked roles' ? [{ name: reason ?? '', problem: kind as LinkedProblem }] : [],
    ),
    unseenSources: unseenSources(rows),
  }
}

/** Several bots, or the old and the new shards of a bot, may see a guild: one that has the intent is enough. */
function unseenSources(rows: readonly Row[]): IntentSource[] {
  const sessions = rows.filter(({ part }) => part === 'session')
  const intents = sessions.reduce((all, { occurrences }) => all | (occurrences ?? 0), 0)
  if (sessions.length === 0) return []
  return INTENT_SOURCES.filter((source) => (intents & SOURCE_INTENTS[source]) === 0)
}
