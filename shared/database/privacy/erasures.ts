import { sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { EVERYWHERE, NO_MEMBER } from './new-rows.ts'
import type { ErasureTable } from './tables.ts'

/** The reply to the interaction that asked for a deletion. */
const replySchema = v.object({
  applicationId: v.string(),
  /** A secret: with it, anyone can write in the bot's name. Never logged, and deleted with the row. */
  token: v.string(),
  /** Milliseconds since 1970. */
  expiresAt: v.number(),
  locale: v.string(),
  /** The guild whose bot replies. */
  guildId: v.string(),
})

export type ErasureReply = v.InferOutput<typeof replySchema>

/** A member or a guild whose data is to be deleted. */
export interface Erasure extends MemberKey {
  id: string
  why: ErasureTable['why']
  takenUntil: number
  reply: ErasureReply | null
}

/**
 * Asks for the deletion of a member in one guild, or of a user in all guilds, which is guild '0'. An earlier request that still waits
 * is replaced. @param now milliseconds since 1970
 */
export async function askErasure(
  db: Queries,
  { guildId, userId }: MemberKey,
  reply: ErasureReply | null,
  now: number,
): Promise<void> {
  const stored = reply === null ? null : JSON.stringify(v.parse(replySchema, reply))
  await db
    .insertInto('erasures')
    .values({ guild_id: guildId, user_id: userId, why: 'asked', asked_at: now, reply: stored })
    .onDuplicateKeyUpdate({ why: 'asked', asked_at: now, taken_until: 0, reply: stored })
    .execute()
}

/**
 * Erasures that no process works on, first those that members asked for.
 * @param of erasures of members, or of whole guilds @param now milliseconds since 1970
 */
export async function dueErasures(
  db: Queries,
  of: 'members' | 'guilds',
  now: number,
  limit: number,
): Promise<Erasure[]> {
  const rows = await db
    .selectFrom('erasures')
    .select(['id', 'guild_id as guildId', 'user_id as userId', 'why', 'taken_until as takenUntil', 'reply'])
    .where('taken_until', '<=', now)
    .where('user_id', of === 'members' ? '<>' : '=', NO_MEMBER)
    .orderBy('why')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ reply, ...erasure }) => ({
    ...erasure,
    reply: reply === null ? null : v.parse(replySchema, JSON.parse(reply)),
  }))
}

/** Takes an erasure, or keeps it. @param until milliseconds since 1970 @returns false where another process has taken it */
export async function holdErasure(
  db: Queries,
  { id, takenUntil }: Pick<Erasure, 'id' | 'takenUntil'>,
  until: number,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update erasures set taken_until = ${until} where id = ${id} and taken_until = ${takenUntil}`.execute(db)
  return numAffectedRows > 0n
}

/** Ends an erasure that this process holds until this time. One that was asked for again meanwhile is done again. */
export async function endErasure(db: Queries, { id, takenUntil }: Pick<Erasure, 'id' | 'takenUntil'>): Promise<void> {
  await db.deleteFrom('erasures').where('id', '=', id).where('taken_until', '=', takenUntil).execute()
}

/** `taken_until` of a deletion in one guild that is a part of a deletion in all guilds. Only the latter carries it out. */
const PART_OF_ALL = Number.MAX_SAFE_INTEGER

/**
 * Stores in which guilds a user who is deleted everywhere has data, and reads in which the deletion is not done yet. Without it, a
 * process that takes the deletion over would not find a guild whose logs alone are left.
 * @param now milliseconds since 1970
 */
export async function guildsToErase(
  db: Queries,
  userId: Snowflake,
  found: readonly Snowflake[],
  now: number,
): Promise<Snowflake[]> {
  if (found.length > 0)
    await db
      .insertInto('erasures')
      .values(
        found.map((id) => ({
          ...{ guild_id: id, user_id: userId, why: 'asked' as const, asked_at: now, reply: null },
          taken_until: PART_OF_ALL,
        })),
      )
      .onDuplicateKeyUpdate({ why: 'asked' })
      .execute()
  const rows = await db
    .selectFrom('erasures')
    .select('guild_id')
    .where('user_id', '=', userId)
    .where('guild_id', '<>', EVERYWHERE)
    .execute()
  return rows.map((row) => row.guild_id)
}

/** A guild of a deletion everywhere is done. What the member asked for in this guild alone is carried out by itself. */
export async function endGuildOfAll(db: Queries, { guildId, userId }: MemberKey): Promise<void> {
  await db
    .deleteFrom('erasures')
    .where('user_id', '=', userId)
    .where('guild_id', '=', guildId)
    .where('taken_until', '=', PART_OF_ALL)
    .execute()
}
