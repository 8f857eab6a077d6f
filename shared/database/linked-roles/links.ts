import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'

/** A member's link with a bot. Times are milliseconds since 1970. */
export interface Link {
  botId: Snowflake
  userId: Snowflake
  /** Encrypted, see `tokensContext`. */
  tokens: string
  /** Of the access token. */
  expiresAt: number
  nextAt: number
  failures: number
  createdAt: number
}

/** The least time between two reports about one member. */
const LEAST_GAP_MS = 30_000

/**
 * All links of a bot's first minute raise the version. If only the first link did, two links that are made at the same moment could
 * each find the other one, and neither would raise it.
 */
const FIRST_MS = 60_000

const COLUMNS = [
  ...(['bot_id as botId', 'user_id as userId', 'tokens', 'expires_at as expiresAt', 'next_at as nextAt'] as const),
  ...(['failures', 'created_at as createdAt'] as const),
] as const

/** A link that a member has just made. */
export interface NewLink {
  botId: Snowflake
  userId: Snowflake
  tokens: string
  expiresAt: number
  /** When the level is reported to Discord next. */
  nextAt: number
}

/**
 * Stores a link, or replaces the tokens of an older one. The first link of a bot raises the version of its guilds, so that gateway
 * processes write jobs for level-ups there.
 * @param now milliseconds since 1970
 */
export async function saveLink(db: Queries, link: NewLink, now: number): Promise<void> {
  const { botId, userId, tokens, expiresAt, nextAt } = link
  const row = { tokens, expires_at: expiresAt, next_at: nextAt, sent_at: null, failures: 0, created_at: now }
  const saved = db
    .insertInto('linked_members')
    .values({ bot_id: botId, user_id: userId, ...row })
    .onDuplicateKeyUpdate(row)
    .execute()
  const raised = sql`
    update guilds set updated_at = greatest(updated_at + 1, ${now})
    where id in (select guild_id from guild_bots where bot_id = ${botId})
      and not exists (select 1 from linked_members where bot_id = ${botId} and user_id <> ${userId} and created_at < ${now - FIRST_MS})`.execute(
    db,
  )
  await Promise.all([saved, raised])
}

/**
 * Makes the gateway report the level of a member to Discord soon, because it may have changed. Several changes in a short time are
 * reported together.
 */
export async function hurryMember(db: Queries, { guildId, userId }: MemberKey, now: number): Promise<void> {
  await sql`
    update linked_members
    set next_at = least(next_at, greatest(${now}, coalesce(sent_at, 0) + ${sql.lit(LEAST_GAP_MS)}))
    where user_id = ${userId} and bot_id in (select bot_id from guild_bots where guild_id = ${guildId})`.execute(db)
}

/** Lists the links that are due, the longest waiting first. @param perBot the most of one bot, so that no bot delays the others */
export async function dueLinks(db: Queries, now: number, { perBot, limit }: DueBounds): Promise<Link[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('linked_members')
        .select([...COLUMNS, sql<number>`row_number() over (partition by bot_id order by next_at)`.as('place')])
        .where('next_at', '<=', now)
        .as('due'),
    )
    .select(['botId', 'userId', 'tokens', 'expiresAt', 'nextAt', 'failures', 'createdAt'])
    .where('place', '<=', perBot)
    .orderBy('nextAt')
    .limit(limit)
    .execute()
}

export interface DueBounds {
  perBot: number
  limit: number
}

/** Lists the links of a user. @param guildId only links with bots of this guild; null for all links */
export async function linksOf(db: Queries, userId: Snowflake, guildId: Snowflake | null): Promise<Link[]> {
  const links = db.selectFrom('linked_members').select(COLUMNS).where('user_id', '=', userId)
  if (guildId === null) return links.execute()
  return links
    .where('bot_id', 'in', (eb) => eb.selectFrom('guild_bots').select('bot_id').where('guild_id', '=', guildId))
    .execute()
}

/** Takes a link until a time, so that no other process handles it. @returns the taken link; null where another process was first */
export async function takeLink(db: Queries, link: Link, until: number): Promise<Link | null> {
  const { numUpdatedRows } = await ofLink(db, link, { next_at: until })
    .where('next_at', '=', link.nextAt)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n ? { ...link, nextAt: until } : null
}

/**
 * Stores that the level was reported. If `hurryMember` was called meanwhile, the link stays due.
 * @param nextAt when the level is reported again without a level-up
 */
export async function recordSent(db: Queries, link: Link, now: number, nextAt: number): Promise<void> {
  await ofLink(db, link, { sent_at: now, failures: 0, next_at: unlessHurried(link, nextAt) }).execute()
}

/** Stores that the level could not be reported. */
export async function recordFailure(db: Queries, link: Link, nextAt: number): Promise<void> {
  await ofLink(db, link, { failures: sql<number>`failures + 1`, next_at: nextAt }).execute()
}

/** Stores new tokens by compare-and-set. @returns false where the member has linked again, or has ended the link */
export async function replaceTokens(db: Queries, link: Link, tokens: string, expiresAt?: number): Promise<boolean> {
  const { numUpdatedRows } = await ofLink(db, link, {
    tokens,
    ...(expiresAt !== undefined && { expires_at: expiresAt }),
  }).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Deletes a link, unless the member has linked again. */
export async function deleteLink(db: Queries, { botId, userId, tokens }: Link): Promise<void> {
  await db
    .deleteFrom('linked_members')
    .where('bot_id', '=', botId)
    .where('user_id', '=', userId)
    .where('tokens', '=', tokens)
    .execute()
}

const unlessHurried = ({ nextAt: taken }: Link, nextAt: number) =>
  sql<number>`if(next_at = ${taken}, ${nextAt}, next_at)`

const ofLink = (db: Queries, { botId, userId, tokens }: Link, set: object) =>
  db
    .updateTable('linked_members')
    .set(set)
    .where('bot_id', '=', botId)
    .where('user_id', '=', userId)
    .where('tokens', '=', tokens)
