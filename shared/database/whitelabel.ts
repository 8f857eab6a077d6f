import type { Kysely } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import type { Database } from './schema.ts'

/** The Ed25519 key (64 hex digits) by which a whitelabel application's interactions are checked; null for an unknown bot. */
export async function whitelabelPublicKey(db: Kysely<Database>, botId: Snowflake): Promise<string | null> {
  const row = await db.selectFrom('whitelabel_bots').select('public_key').where('bot_id', '=', botId).executeTakeFirst()
  return row?.public_key ?? null
}
