import { sql } from 'kysely'
import { type Author, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { recordOne } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import type { LinkedProblem } from './tables.ts'

/** A bot that offers linked roles. */
export interface LinkedBot {
  botId: Snowflake
  ownerId: Snowflake
  name: string
  /** Whether the bot is paused, because its owner no longer has premium. */
  isPaused: boolean
  /** Encrypted. */
  secret: string
  /** The address of the dashboard, without a path. */
  webUrl: string
  problem: LinkedProblem | null
}

const linkedBots = (db: Queries) =>
  db
    .selectFrom('linked_bots as linked')
    .innerJoin('whitelabel_bots as bot', 'bot.bot_id', 'linked.bot_id')
    .select([
      ...(['linked.bot_id as botId', 'bot.user_id as ownerId', 'bot.name as name', 'bot.status as status'] as const),
      ...(['linked.secret as secret', 'linked.web_url as webUrl', 'linked.problem as problem'] as const),
    ])

type Row = Omit<LinkedBot, 'isPaused'> & { status: string }

const toBot = ({ status, ...bot }: Row): LinkedBot => ({ ...bot, isPaused: status === 'paused' })

/** Reads how a bot offers linked roles; null for one that does not. */
export async function readLinkedBot(db: Queries, botId: Snowflake): Promise<LinkedBot | null> {
  const row = await linkedBots(db).where('linked.bot_id', '=', botId).executeTakeFirst()
  return row === undefined ? null : toBot(row)
}

/** Lists the bots of an owner that offer linked roles. */
export async function linkedBotsOf(db: Queries, ownerId: Snowflake): Promise<LinkedBot[]> {
  return (await linkedBots(db).where('bot.user_id', '=', ownerId).execute()).map(toBot)
}

/** An owner's bot, for the audit. */
interface OwnersBot extends Author {
  botId: Snowflake
  ownerId: Snowflake
  name: string
}

/**
 * Stores that an owner's bot offers linked roles, or replaces its secret. Writes the audit.
 * @returns false where the owner has no such bot any more
 */
export function setLinkedBot(
  db: Queries,
  bot: OwnersBot & Pick<LinkedBot, 'secret' | 'webUrl' | 'problem'> & { checkAt: number },
  now: number,
): Promise<boolean> {
  const { botId, ownerId, secret, webUrl, problem, checkAt, name } = bot
  const entry = entryOf(bot, { kind: 'linked-roles.added', targetId: botId, after: { name } })
  return recordOne(db, entry, now, async () => {
    const { numAffectedRows = 0n } = await sql`
      insert into linked_bots (bot_id, secret, web_url, problem, check_at, created_at, updated_at)
      select bot_id, ${secret}, ${webUrl}, ${problem}, ${checkAt}, ${now}, ${now} from whitelabel_bots
      where bot_id = ${botId} and user_id = ${ownerId}
      on duplicate key update secret = values(secret), web_url = values(web_url), problem = values(problem),
        check_at = values(check_at), updated_at = greatest(linked_bots.updated_at + 1, values(updated_at))`.execute(db)
    return numAffectedRows > 0n
  })
}

/**
 * Switches linked roles of an owner's bot off. The gateway ends the links of its members. Writes the audit.
 * @returns false where the owner has no such bot
 */
export async function removeLinkedBot(db: Queries, bot: OwnersBot, now: number): Promise<boolean> {
  const entry = entryOf(bot, { kind: 'linked-roles.removed', targetId: bot.botId, before: { name: bot.name } })
  const [isRemoved] = await Promise.all([
    recordOne(db, entry, now, async () => {
      const { numAffectedRows = 0n } = await sql`
        delete linked_bots from linked_bots inner join whitelabel_bots using (bot_id)
        where bot_id = ${bot.botId} and user_id = ${bot.ownerId}`.execute(db)
      return numAffectedRows > 0n
    }),
    hurryLinks(db, bot.botId, now),
  ])
  return isRemoved
}

/** Makes the gateway check all links of a bot soon. */
async function hurryLinks(db: Queries, botId: Snowflake, now: number): Promise<void> {
  await db
    .updateTable('linked_members')
    .set({ next_at: now })
    .where('bot_id', '=', botId)
    .where('next_at', '>', now)
    .execute()
}

/** Deletes how a bot offers linked roles, because the bot is deleted. */
export async function dropLinkedBot(db: Queries, botId: Snowflake, now: number): Promise<void> {
  await db.deleteFrom('linked_bots').where('bot_id', '=', botId).execute()
  await hurryLinks(db, botId, now)
}

/** Lists bots whose settings at Discord are to be checked. @param now milliseconds since 1970 */
export async function linkedBotsToCheck(db: Queries, now: number, limit: number): Promise<LinkedBot[]> {
  const rows = await linkedBots(db).where('check_at', '<=', now).orderBy('check_at').limit(limit).execute()
  return rows.map(toBot)
}

/** Takes the check of a bot. @returns false where another process has taken it */
export async function takeLinkedCheck(db: Queries, botId: Snowflake, now: number, nextAt: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('linked_bots')
    .set({ check_at: nextAt })
    .where('bot_id', '=', botId)
    .where('check_at', '<=', now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Stores why linked roles of a bot do not work; null where they do. Changes nothing if the bot was set up again with another secret. */
export async function noteLinkedProblem(
  db: Queries,
  { botId, secret }: Pick<LinkedBot, 'botId' | 'secret'>,
  problem: LinkedProblem | null,
): Promise<void> {
  await db
    .updateTable('linked_bots')
    .set({ problem })
    .where('bot_id', '=', botId)
    .where('secret', '=', secret)
    .execute()
}
