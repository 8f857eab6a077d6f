import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { BENCH_CHANNEL } from './core.ts'
import type { BenchDatabase } from './database.ts'

const CATEGORY = '1100000000000000700'
/** Roles of every member: two have multipliers. */
export const ROLES = ['1200000000000000001', '1200000000000000002', '1200000000000000003', '1200000000000000004']
/** How many multipliers of each kind apply to no message, and how many other channels there are, as in a big server. */
const MORE = 50

/**
 * Gives a guild multipliers of roles, channels and a category. The product of those that apply to a message is 1, so that
 * members reach as many levels as in the guild without multipliers.
 */
export async function setMultipliers({ db }: BenchDatabase, guildId: Snowflake): Promise<void> {
  const row = (kind: 'role' | 'channel', target_id: Snowflake, percent: number) => ({
    ...{ guild_id: guildId, kind, target_id, percent },
  })
  const more = Array.from({ length: MORE }, (_, nth) => 1_300_000_000_000_000_000n + BigInt(nth))
  await db.updateTable('guilds').set({ multiplier_rule: 'multiply' }).where('id', '=', guildId).execute()
  await db
    .insertInto('multipliers')
    .values([
      ...[row('role', ROLES[1] ?? '1', 200), row('role', ROLES[3] ?? '1', 50)],
      ...[row('channel', BENCH_CHANNEL, 400), row('channel', CATEGORY, 25)],
      ...more.flatMap((id) => [row('role', String(id), 300), row('channel', String(id), 300)]),
    ])
    .execute()
  const place = (channel_id: Snowflake, parent_id: Snowflake | null) => ({
    ...{ guild_id: guildId, channel_id, parent_id, is_thread: 0 as const },
  })
  await db
    .insertInto('guild_channels')
    // The row of channel 0 says that the list is complete.
    .values([
      ...[place('0', null), place(CATEGORY, null), place(BENCH_CHANNEL, CATEGORY)],
      ...more.map((id) => place(String(id), CATEGORY)),
    ])
    .execute()
}
