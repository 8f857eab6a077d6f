import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Database } from '../schema.ts'
import { type JobPayload, newRow } from './jobs.ts'
import { storedNames } from './stored-kinds.ts'

const LEVEL_UP = storedNames('level-up')

export interface Joining {
  guildId: Snowflake
  /** The `level-up` jobs that the message tells. */
  ids: readonly string[]
  payload: JobPayload<'announcement'>
  processId: string
  now: number
  /** Until when the new job is held. */
  until: number
}

/**
 * Replaces `level-up` jobs by the one message that tells them all, in one transaction, before anything is sent. From
 * then on they live, are tried again and end together, whichever process does it.
 * @returns the new job's id, from which the message's nonce follows; null where some were no longer held by the process
 */
export async function joinAnnouncements(db: Kysely<Database>, joining: Joining): Promise<string | null> {
  const { guildId, ids, payload, processId, now, until } = joining
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const mine = await trx
        .selectFrom('jobs')
        .select('id')
        .where('id', 'in', ids)
        .where('taken_by', '=', processId)
        .forUpdate()
        .execute()
      if (mine.length !== ids.length) return null
      await trx.deleteFrom('jobs').where('id', 'in', ids).execute()
      const row = newRow({ kind: 'announcement', guildId, userId: null, payload }, now)
      const { insertId } = await trx
        .insertInto('jobs')
        .values({ ...row, state: 'taken', attempts: 1, taken_by: processId, taken_until: until })
        .executeTakeFirstOrThrow()
      return String(insertId)
    })
}

/** Lets a guild's announcements that wait for a later time be taken at once: what they wait for may have changed. */
export async function hurryAnnouncements(db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ run_at: now })
    .where('guild_id', '=', guildId)
    .where('kind', 'in', [...LEVEL_UP, 'announcement'])
    .where('state', '=', 'waiting')
    .where('run_at', '>', now)
    .execute()
}

/** What must be told before a process's own level-ups, and is not in its hands. */
export interface Ahead {
  /** Guilds of which a message is under way elsewhere, or waits to be tried again, with the time when it is due. */
  guilds: ReadonlyMap<Snowflake, number>
  /** Guilds of which this process has taken or joined a message so lately that it was not in hand yet. */
  arriving: ReadonlySet<Snowflake>
  /** The id of each member's oldest level-up that is not in hand, by guild and member, as `guildId:userId`. */
  members: ReadonlyMap<string, string>
}

/**
 * What is ahead of level-ups, whoever has it and whether or not its lease has run out: a dead process's is taken over
 * first. Without this, who holds a guild's oldest level-up would tell a member's third before their second.
 * @param inHand ids of the process's own jobs, as they were when `members` were chosen
 */
export async function aheadElsewhere(
  db: Kysely<Database>,
  members: readonly MemberKey[],
  { processId, inHand }: { processId: string; inHand: readonly string[] },
): Promise<Ahead> {
  if (members.length === 0) return { guilds: new Map(), arriving: new Set(), members: new Map() }
  const rows = await db
    .selectFrom('jobs')
    .select((eb) => [
      ...(['guild_id', 'user_id', 'kind', 'taken_by'] as const),
      ...[eb.fn.min('id').as('first_id'), eb.fn.max('run_at').as('due')],
    ])
    .where('guild_id', 'in', [...new Set(members.map(({ guildId }) => guildId))])
    .where('state', 'in', ['waiting', 'taken'])
    .where((eb) =>
      eb.or([
        eb('kind', '=', 'announcement'),
        eb.and([eb('kind', 'in', LEVEL_UP), eb('user_id', 'in', [...new Set(members.map(({ userId }) => userId))])]),
      ]),
    )
    .$if(inHand.length > 0, (query) => query.where('id', 'not in', inHand))
    .groupBy(['guild_id', 'user_id', 'kind', 'taken_by'])
    .execute()
  const messages = rows.filter((row) => row.kind === 'announcement')
  const elsewhere = messages.filter((row) => row.taken_by !== processId)
  const arriving = messages.filter((row) => row.taken_by === processId)
  // The newest first, so that the oldest of each member stays in the map.
  const levelUps = rows
    .filter((row) => row.kind !== 'announcement')
    .sort((a, b) => (BigInt(a.first_id) < BigInt(b.first_id) ? 1 : -1))
  return {
    guilds: latestDue(elsewhere),
    arriving: new Set(arriving.map((row) => row.guild_id)),
    members: new Map(levelUps.map((row) => [`${row.guild_id}:${row.user_id}`, row.first_id])),
  }
}

function latestDue(messages: readonly { guild_id: Snowflake; due: number }[]): Map<Snowflake, number> {
  const latest = new Map<Snowflake, number>()
  for (const { guild_id: guildId, due } of messages) latest.set(guildId, Math.max(due, latest.get(guildId) ?? due))
  return latest
}

/**
 * Guilds whose announcements another living process has in hand. A guild's announcements are sent by one process at a
 * time: that keeps each member's in order, and lets those of many members be joined. Whoever has a message under way
 * goes on; of two that took level-ups at the same time, the one with the oldest keeps its own.
 */
export async function announcedByOthers(
  db: Kysely<Database>,
  guildIds: readonly Snowflake[],
  processId: string,
  now: number,
): Promise<Set<Snowflake>> {
  if (guildIds.length === 0) return new Set()
  const holders = await db
    .selectFrom('jobs')
    .select((eb) => ['guild_id', 'taken_by', 'kind', eb.fn.min('id').as('first_id')])
    .where('guild_id', 'in', guildIds)
    .where('state', '=', 'taken')
    .where('kind', 'in', [...LEVEL_UP, 'announcement'])
    .where((eb) => eb.or([eb('taken_by', '=', processId), eb('taken_until', '>=', now)]))
    .groupBy(['guild_id', 'taken_by', 'kind'])
    .execute()
  return new Set(
    guildIds.filter((guildId) => {
      const here = holders.filter((row) => row.guild_id === guildId)
      const others = here.filter((row) => row.taken_by !== processId)
      if (others.some((row) => row.kind === 'announcement')) return true
      const mine = here.filter((row) => row.taken_by === processId && row.kind !== 'announcement')
      return others.some((row) => mine.every(({ first_id }) => BigInt(row.first_id) < BigInt(first_id)))
    }),
  )
}
