import type { Kysely } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { PremiumTerms } from '../../premium/entitlement.ts'
import { leaveGuilds } from '../guilds/departures.ts'
import { dropLinkedBot } from '../linked-roles/bots.ts'
import { premiumAmong } from '../members/premium.ts'
import type { Queries } from '../queries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'
import { guildsOfBots } from './guild-bots.ts'
import type { BotAction, BotStatus } from './tables.ts'

/** A bot whose lease a process has, and whether its owner has premium. Times are milliseconds since 1970. */
export interface HeldBot {
  botId: Snowflake
  ownerId: Snowflake
  /** The action that the gateway is asked to carry out. */
  action: BotAction | null
  /** The last action that was begun. */
  lastAction: BotAction | null
  status: BotStatus
  statusDetail: string | null
  name: string
  /** JSON text, parsed by `presenceSchema`. */
  presence: string | null
  /** The bot must not start before this time, because its identifies for the day are used up. */
  startAt: number | null
  /** When its owner was first seen without premium. */
  premiumEndedAt: number | null
  /** The reply of `/whitelabel actions` to edit once the action is done. */
  replyApplicationId: Snowflake | null
  replyToken: string | null
  replyLocale: string | null
  hasPremium: boolean
}

/** Loads every whitelabel bot that a process holds, and whether its owner has premium. Three statements for any number of bots. */
export async function heldBots(db: Queries, processId: string, terms: PremiumTerms): Promise<HeldBot[]> {
  const bots = await db
    .selectFrom('whitelabel_bots')
    .select([
      'bot_id as botId',
      'user_id as ownerId',
      'action',
      'last_action as lastAction',
      'status',
      'status_detail as statusDetail',
      'name',
      'presence',
      'start_at as startAt',
      'premium_ended_at as premiumEndedAt',
      'reply_application_id as replyApplicationId',
      'reply_token as replyToken',
      'reply_locale as replyLocale',
    ])
    .where('lease_owner', '=', processId)
    .execute()
  const owners = [...new Set(bots.map((bot) => bot.ownerId))]
  const premium = await premiumAmong(db, owners, terms)
  return bots.map((bot) => ({ ...bot, hasPremium: premium.has(bot.ownerId) }))
}

/** Loads the encrypted tokens of several bots in one statement. Bots that were removed are absent. */
export async function sealedTokensOf(db: Queries, botIds: readonly Snowflake[]): Promise<Map<Snowflake, string>> {
  if (botIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('whitelabel_bots')
    .select(['bot_id as botId', 'token'])
    .where('bot_id', 'in', botIds)
    .execute()
  return new Map(rows.map((row) => [row.botId, row.token]))
}

/**
 * Begins an action by compare-and-set. An action that was requested in the meantime stays for the next reconciliation.
 * @param status the bot's new status, by which a process that takes over knows what has begun
 * @returns whether this call began the action
 */
export async function claimAction(
  db: Queries,
  { botId, processId, action, status }: { botId: Snowflake; processId: string; action: BotAction; status: BotStatus },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('whitelabel_bots')
    .set({ action: null, last_action: action, status, status_detail: null, start_at: null, updated_at: now })
    .where('bot_id', '=', botId)
    .where('action', '=', action)
    .where('lease_owner', '=', processId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A status of a bot with its reason. */
export interface BotState {
  status: BotStatus
  /** The reason, as `storeDetail` writes it. */
  detail: string | null
  /** Earliest next start, milliseconds since 1970. */
  startAt?: number
}

/** Stores the status of bots, as far as this process still holds them. */
export async function recordState(
  db: Queries,
  processId: string,
  botIds: readonly Snowflake[],
  { status, detail, startAt }: BotState,
  now: number,
): Promise<void> {
  if (botIds.length === 0) return
  await db
    .updateTable('whitelabel_bots')
    .set({ status, status_detail: detail?.slice(0, 512) ?? null, start_at: startAt ?? null, updated_at: now })
    .where('bot_id', 'in', botIds)
    .where('lease_owner', '=', processId)
    .execute()
}

/** Removes the reply of an action after it was edited, unless a newer request has replaced it. */
export async function clearReply(db: Queries, botId: Snowflake, replyToken: string): Promise<void> {
  await db
    .updateTable('whitelabel_bots')
    .set({ reply_application_id: null, reply_token: null, reply_locale: null })
    .where('bot_id', '=', botId)
    .where('reply_token', '=', replyToken)
    .execute()
}

/** Deletes a bot's sessions, so that none is resumed. */
export async function forgetSessions(db: Queries, botId: Snowflake): Promise<void> {
  await db.deleteFrom('gateway_sessions').where('bot_id', '=', botId).execute()
}

/**
 * Deletes a bot that this process holds, with its token, sessions and memberships, in one transaction. Members keep their XP.
 * @param now milliseconds since 1970
 */
export async function removeBot(db: Kysely<Database>, botId: Snowflake, processId: string, now: number): Promise<void> {
  await inReadCommitted(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('whitelabel_bots')
      .where('bot_id', '=', botId)
      .where('lease_owner', '=', processId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    await forgetSessions(trx, botId)
    await dropLinkedBot(trx, botId, now)
    await leaveGuilds(trx, await guildsOfBots(trx, [botId]), now)
  })
}

/** Stores when bots' owners were first seen without premium; null for owners who have it again. A stored time stays. */
export async function notePremiumEnd(db: Queries, botIds: readonly Snowflake[], endedAt: number | null): Promise<void> {
  if (botIds.length === 0) return
  await db
    .updateTable('whitelabel_bots')
    .set({ premium_ended_at: endedAt })
    .where('bot_id', 'in', botIds)
    .where('premium_ended_at', endedAt === null ? 'is not' : 'is', null)
    .execute()
}

/** Requests the start of paused bots whose owners have premium again. @returns the number of bots */
export async function startPausedBots(db: Queries, terms: PremiumTerms): Promise<number> {
  const paused = await db
    .selectFrom('whitelabel_bots')
    .select(['bot_id as botId', 'user_id as ownerId'])
    .where('status', '=', 'paused')
    .where('action', 'is', null)
    .execute()
  const premium = await premiumAmong(db, [...new Set(paused.map((row) => row.ownerId))], terms)
  const ids = paused.flatMap((row) => (premium.has(row.ownerId) ? row.botId : []))
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await db
    .updateTable('whitelabel_bots')
    .set({ action: 'start', premium_ended_at: null, updated_at: terms.now })
    .where('bot_id', 'in', ids)
    .where('status', '=', 'paused')
    .where('action', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Removes an action that this release does not know. */
export async function dismissAction(db: Queries, botId: Snowflake, processId: string): Promise<void> {
  await db
    .updateTable('whitelabel_bots')
    .set({ action: null })
    .where('bot_id', '=', botId)
    .where('lease_owner', '=', processId)
    .execute()
}
