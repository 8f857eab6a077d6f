import { sql } from 'kysely'
import { type Author, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { record, recordOne } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import type { BotAction, BotStatus, WhitelabelBotTable } from './tables.ts'

/** The part of a bot that its owner and operators may see. Never the token. */
export interface ShownBot {
  botId: Snowflake
  ownerId: Snowflake
  name: string
  /** The hash of its avatar's image; null for a default avatar. */
  avatarHash: string | null
  /** The requested action that the gateway has not begun yet. */
  action: BotAction | null
  lastAction: BotAction | null
  status: BotStatus
  /** The reason for the status, as `storeDetail` writes it. */
  statusDetail: string | null
  /** JSON text, parsed by `presenceSchema`. */
  presence: string | null
  /** The process that holds the bot. */
  processId: string | null
  /** Milliseconds since 1970, as all times here. */
  leaseUntil: number | null
  /** The bot must not start before this time, because its identifies for the day are used up. */
  startAt: number | null
  updatedAt: number
}

const SHOWN = [
  'bot_id as botId',
  'user_id as ownerId',
  'name',
  'avatar_hash as avatarHash',
  'action',
  'last_action as lastAction',
  'status',
  'status_detail as statusDetail',
  'presence',
  'lease_owner as processId',
  'lease_until as leaseUntil',
  'start_at as startAt',
  'updated_at as updatedAt',
] as const satisfies readonly (`${keyof WhitelabelBotTable} as ${keyof ShownBot}` | keyof ShownBot)[]

/** Loads the Ed25519 keys (64 hex digits) of whitelabel applications in one statement. Unknown bots are absent. */
export async function whitelabelPublicKeys(db: Queries, botIds: readonly Snowflake[]): Promise<Map<Snowflake, string>> {
  const rows = await db
    .selectFrom('whitelabel_bots')
    .select(['bot_id as botId', 'public_key as publicKey'])
    .where('bot_id', 'in', botIds)
    .execute()
  return new Map(rows.map((row) => [row.botId, row.publicKey]))
}

/** Lists all bots, or one owner's, in the order of their ids. */
export async function listBots(db: Queries, ownerId?: Snowflake): Promise<ShownBot[]> {
  const bots = db.selectFrom('whitelabel_bots').select(SHOWN).orderBy('bot_id')
  return (ownerId === undefined ? bots : bots.where('user_id', '=', ownerId)).execute()
}

/** Finds a bot; null for an unknown one. */
export async function findBot(db: Queries, botId: Snowflake): Promise<ShownBot | null> {
  const bot = await db.selectFrom('whitelabel_bots').select(SHOWN).where('bot_id', '=', botId).executeTakeFirst()
  return bot ?? null
}

/** A bot to set up, with its owner and its profile in Discord. The author's guild is the one where the command was used. */
export interface BotSetup extends Author {
  botId: Snowflake
  ownerId: Snowflake
  /** The token as `TokenCipher.seal` encrypts it. */
  sealedToken: string
  publicKey: string
  name: string
  discriminator: string | null
  avatarHash: string | null
}

/** `start` for a new bot, `recreate` for one that its owner sets up again; refused for another owner's bot. */
export type SetUp = { ok: true; action: 'start' | 'recreate' } | { ok: false; reason: 'owned' }

/** Stores a bot and requests its start. The statement itself compares the owner, so that only one of two users gets the bot. */
export async function setUpBot(db: Queries, bot: BotSetup, now: number): Promise<SetUp> {
  let counted = 0n
  // Only the name: an entry of the audit never holds a token.
  await recordOne(
    db,
    entryOf(bot, { kind: 'bot.added', targetId: bot.botId, after: { name: bot.name } }),
    now,
    async () => {
      counted = await storeSetup(db, bot, now)
      return counted > 0n
    },
  )
  if (counted === 0n) return { ok: false, reason: 'owned' }
  return { ok: true, action: counted === 1n ? 'start' : 'recreate' }
}

/** @returns MySQL's count: 1 for a new row, 2 for a changed one, 0 for another owner's. The encrypted token always differs. */
async function storeSetup(db: Queries, bot: BotSetup, now: number): Promise<bigint> {
  const own = sql`user_id = values(user_id)`
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('whitelabel_bots')
    .values({
      bot_id: bot.botId,
      user_id: bot.ownerId,
      token: bot.sealedToken,
      public_key: bot.publicKey.toLowerCase(),
      action: 'start',
      name: bot.name,
      discriminator: bot.discriminator,
      avatar_hash: bot.avatarHash,
      created_at: now,
      updated_at: now,
    })
    .onDuplicateKeyUpdate({
      token: sql`if(${own}, values(token), token)`,
      public_key: sql`if(${own}, values(public_key), public_key)`,
      action: sql`if(${own}, 'recreate', action)`,
      name: sql`if(${own}, values(name), name)`,
      discriminator: sql`if(${own}, values(discriminator), discriminator)`,
      avatar_hash: sql`if(${own}, values(avatar_hash), avatar_hash)`,
      updated_at: sql`if(${own}, values(updated_at), updated_at)`,
    })
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows
}

/** The reply to edit when an action is done. */
export interface ActionReply {
  applicationId: Snowflake
  /** The interaction's token, which allows editing the reply for 15 minutes. */
  token: string
  locale: string
}

/** A request for an action on a bot. The author's guild is the one where the command was used. */
export interface ActionRequest extends Author {
  botId: Snowflake
  action: BotAction
  /** The owner that the bot must have; absent for operators. */
  ownerId?: Snowflake
  /** Request it only if no other action is requested. Otherwise it replaces a requested action that has not begun. */
  onlyIfIdle?: boolean
  reply?: ActionReply
}

/** Requests an action from the gateway. @returns false where there is no such bot, or `onlyIfIdle` is set and another action is requested */
export const requestAction = (db: Queries, request: ActionRequest, now: number): Promise<boolean> =>
  recordOne(db, entryOf(request, { kind: 'bot.action', targetId: request.botId, after: request.action }), now, () =>
    storeAction(db, request, now),
  )

async function storeAction(
  db: Queries,
  { botId, action, ownerId, onlyIfIdle = false, reply }: ActionRequest,
  now: number,
): Promise<boolean> {
  let update = db
    .updateTable('whitelabel_bots')
    .set({
      action,
      reply_application_id: reply?.applicationId ?? null,
      reply_token: reply?.token ?? null,
      reply_locale: reply?.locale ?? null,
      // Always a new value, because MySQL does not count unchanged rows as updated.
      updated_at: sql<number>`greatest(updated_at + 1, ${now})`,
    })
    .where('bot_id', '=', botId)
  if (ownerId !== undefined) update = update.where('user_id', '=', ownerId)
  if (onlyIfIdle) update = update.where('action', 'is', null)
  const { numUpdatedRows } = await update.executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A stored JSON text as a value. Any program may have written the column: another text stays a text. */
function readJson(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A change of a bot's presence. The author's guild is the one where the command was used. */
export interface PresenceChange extends Author {
  botId: Snowflake
  ownerId: Snowflake
  /** JSON text of `presenceSchema`, as it was read just now. */
  before: string | null
  /** JSON text of `presenceSchema`; null for none. */
  presence: string | null
}

/** Sets or clears a bot's presence. @returns whether the owner has such a bot */
export function setPresence(db: Queries, change: PresenceChange, now: number): Promise<boolean> {
  const { botId, ownerId, presence } = change
  const entry = entryOf(change, {
    ...{ kind: 'bot.presence', targetId: botId },
    ...{ before: readJson(change.before), after: readJson(presence) },
  })
  const entries = change.before === presence ? [] : [entry]
  const make = async () => {
    const { numUpdatedRows } = await db
      .updateTable('whitelabel_bots')
      .set({ presence, updated_at: sql<number>`greatest(updated_at + 1, ${now})` })
      .where('bot_id', '=', botId)
      .where('user_id', '=', ownerId)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
  return record(db, { entries, at: now, make, unmade: (isMade) => (isMade ? [] : entries) })
}
