import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../discord/snowflake.ts'
import { levelCounts } from './level-counts.ts'
import { type NumberValue, numberRows } from './number-rows.ts'
import type { Database } from './schema.ts'

/** Members by level, counted one by one: a walk over one guild. */
async function trueCounts(db: Kysely<Database>, guildId: Snowflake): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('guild_users')
    .select((eb) => ['level', eb.fn.countAll<number>().as('members')])
    .where('guild_id', '=', guildId)
    .where('xp', '>', 0)
    .groupBy('level')
    .execute()
  return new Map(rows.map((row) => [row.level, row.members]))
}

const same = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean =>
  a.size === b.size && [...a].every(([level, members]) => b.get(level) === members)

/**
 * Puts right how many members of a guild stand on each level, should a writer without a transaction have been cut off.
 * Nobody waits for it unless something is wrong: only then are the guild's counts locked while its members are counted.
 * @returns whether something was wrong. Needs a connection that keeps transactions: the gateway's.
 */
export async function recountGuild(db: Kysely<Database>, guildId: Snowflake): Promise<boolean> {
  const before = await levelCounts(db, guildId)
  if (same(before, await trueCounts(db, guildId))) return false
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      // Whoever changes these counts has changed members before: waits here if its commit is still to come, and is
      // counted below if it has come.
      const guild = await trx
        .selectFrom('guilds')
        .select('member_count')
        .where('id', '=', guildId)
        .forUpdate()
        .execute()
      const locked = await trx
        .selectFrom('guild_levels')
        .selectAll()
        .where('guild_id', '=', guildId)
        .forUpdate()
        .execute()
      const counts = await trueCounts(trx, guildId)
      const total = [...counts.values()].reduce((sum, members) => sum + members, 0)
      const found = new Map(locked.filter((row) => row.members !== 0).map((row) => [row.level, row.members]))
      if (same(counts, found) && guild[0]?.member_count === total) return false
      const levels = new Set([...locked.map((row) => row.level), ...counts.keys()])
      const rows = [...levels].map((level): NumberValue[] => [guildId, level, counts.get(level) ?? 0])
      await sql`
        insert into guild_levels (guild_id, level, members) values ${numberRows(rows)}
        on duplicate key update members = values(members)`.execute(trx)
      await trx.updateTable('guilds').set({ member_count: total }).where('id', '=', guildId).execute()
      return true
    })
}

/** The guild after this one, in the order of ids; null past the last. */
export async function nextGuild(db: Kysely<Database>, after: Snowflake): Promise<Snowflake | null> {
  const row = await db
    .selectFrom('guilds')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
