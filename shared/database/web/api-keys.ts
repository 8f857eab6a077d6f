import { sql } from 'kysely'
import { type Actor, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { record, recordOne } from '../audit/record.ts'
import { type CustomerBot, customerBotOf, readCustomerBot, type ServingRule } from '../bots/customer-bot.ts'
import type { Queries } from '../queries.ts'

export type KeyScope = 'read' | 'write'

/** An API key without its secret. Times are milliseconds since 1970. */
export interface ApiKey {
  id: string
  name: string
  scope: KeyScope
  createdBy: Snowflake
  createdAt: number
  /** The last use, accurate to a minute; null where it was never used. */
  usedAt: number | null
  /** Null where it never expires. */
  expiresAt: number | null
}

/** A key that a request brought, with its guild. */
export interface UsedKey extends Pick<ApiKey, 'id' | 'scope' | 'createdBy' | 'usedAt' | 'expiresAt'> {
  guildId: Snowflake
  /** Whether a bot of ours is in the guild. */
  isGuildActive: boolean
  /** The bot that serves the guild where the main bot is not in it; null where the main bot serves it. */
  customerBot: CustomerBot | null
}

/** Most keys of one guild. */
export const MAX_API_KEYS = 25

/** Finds the key with a hash, together with its guild, in one statement. */
export async function findApiKey(db: Queries, keyHash: string, rule: ServingRule): Promise<UsedKey | null> {
  const row = await db
    .selectFrom('api_keys')
    .leftJoin('guilds', 'guilds.id', 'api_keys.guild_id')
    .select(['api_keys.id', 'guild_id', 'scope', 'created_by as creatorId', 'used_at', 'expires_at', 'active'])
    .select(customerBotOf('guilds.id', rule).as('customerBot'))
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  if (row === undefined) return null
  const { id, guild_id: guildId, scope, creatorId: createdBy, used_at: usedAt, expires_at: expiresAt, active } = row
  const customerBot = readCustomerBot(row.customerBot)
  return { id, guildId, scope, createdBy, usedAt, expiresAt, isGuildActive: active === 1, customerBot }
}

/** Notes that a key was used. @param at milliseconds since 1970 */
export async function noteApiKeyUse(db: Queries, id: string, at: number): Promise<void> {
  await db.updateTable('api_keys').set({ used_at: at }).where('id', '=', id).execute()
}

/** Lists a guild's keys, the newest first. Expired keys are listed, too. */
export async function listApiKeys(db: Queries, guildId: Snowflake): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .select(['id', 'name', 'scope', 'created_by as creatorId'])
    .select(['created_at as createdAt', 'used_at as usedAt', 'expires_at as expiresAt'])
    .where('guild_id', '=', guildId)
    .orderBy('id', 'desc')
    .execute()
  // An id has a name that ends in `Id`, so that it stays a text.
  return rows.map(({ creatorId: createdBy, ...row }) => ({ ...row, createdBy }))
}

/** A key to be made. */
export interface NewApiKey extends Omit<ApiKey, 'id' | 'usedAt'> {
  guildId: Snowflake
  /** SHA-256 of the key. */
  keyHash: string
}

/** A key as the audit names it. */
type ShownKey = Pick<ApiKey, 'name' | 'scope' | 'expiresAt'>

const shown = ({ name, scope, expiresAt }: ShownKey): ShownKey => ({ name, scope, expiresAt })

/**
 * Makes a key, unless its guild has the most keys already: the statement that adds it also counts them. Writes the audit.
 * @returns the key's id; null where the guild has the most keys already
 */
export async function createApiKey(db: Queries, key: NewApiKey, actor: Actor): Promise<string | null> {
  const { guildId, keyHash, name, scope, createdBy, createdAt, expiresAt } = key
  const entry = entryOf({ guildId, actor }, { kind: 'key.created', after: shown(key) })
  return record(db, {
    entries: [entry],
    at: createdAt,
    async make() {
      const { numAffectedRows, insertId } = await sql`
        insert into api_keys (guild_id, key_hash, name, scope, created_by, created_at, expires_at)
        select ${guildId}, ${keyHash}, ${name}, ${scope}, ${createdBy}, ${createdAt}, ${expiresAt}
        from (select count(*) as made from api_keys where guild_id = ${guildId}) as held
        where held.made < ${sql.lit(MAX_API_KEYS)}`.execute(db)
      return numAffectedRows === 1n ? String(insertId) : null
    },
    unmade: (id) => (id === null ? [entry] : []),
  })
}

/** Finds a key of a guild; null where the guild has no such key. */
export async function getApiKey(db: Queries, guildId: Snowflake, id: string): Promise<ShownKey | null> {
  const row = await db
    .selectFrom('api_keys')
    .select(['name', 'scope', 'expires_at as expiresAt'])
    .where('guild_id', '=', guildId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Deletes a key. Writes the audit. @param key as `getApiKey` returned it @returns false where the guild has no such key any more */
export async function deleteApiKey(
  db: Queries,
  { guildId, id, key }: { guildId: Snowflake; id: string; key: ShownKey },
  { actor, at }: { actor: Actor; at: number },
): Promise<boolean> {
  const entry = entryOf({ guildId, actor }, { kind: 'key.deleted', before: shown(key) })
  return recordOne(db, entry, at, async () => {
    const { numDeletedRows } = await db
      .deleteFrom('api_keys')
      .where('guild_id', '=', guildId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  })
}
