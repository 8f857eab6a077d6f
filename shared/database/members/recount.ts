import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type NumberValue, numberRows } from '../query/number-literals.ts'
import type { Database } from '../schema.ts'

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

const totalOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((sum, members) => sum + members, 0)

/**
 * Which of these guilds have counts that are not what counting their members one by one comes to: of each level, and of
 * all. All is read as of one moment, so that members who earn meanwhile disturb nothing, and nothing is locked.
 */
export async function miscountedGuilds(db: Kysely<Database>, guildIds: readonly Snowflake[]): Promise<Snowflake[]> {
  if (guildIds.length === 0) return []
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const totals = await trx.selectFrom('guilds').select(['id', 'member_count']).where('id', 'in', guildIds).execute()
      const levels = await trx
        .selectFrom('guild_levels')
        .selectAll()
        .where('guild_id', 'in', guildIds)
        .where('members', '!=', 0)
        .execute()
      const members = await trx
        .selectFrom('guild_users')
        .select((eb) => ['guild_id', 'level', eb.fn.countAll<number>().as('members')])
        .where('guild_id', 'in', guildIds)
        .where('xp', '>', 0)
        .groupBy(['guild_id', 'level'])
        .execute()
      const [kept, counted] = [byGuild(levels), byGuild(members)]
      const off = totals.filter(({ id, member_count: total }) => {
        const counts = counted.get(id) ?? new Map()
        return total !== totalOf(counts) || !same(kept.get(id) ?? new Map(), counts)
      })
      return off.map(({ id }) => id)
    })
}

function byGuild(rows: readonly { guild_id: Snowflake; level: number; members: number }[]) {
  const guilds = new Map<Snowflake, Map<number, number>>()
  for (const { guild_id: id, level, members } of rows) {
    const counts = guilds.get(id) ?? new Map<number, number>()
    guilds.set(id, counts.set(level, members))
  }
  return guilds
}

/**
 * Corrects how many members of a guild stand on each level and in all: a writer without a transaction may have been cut
 * off, or may have counted before the guild had a row. Only a guild whose counts are wrong is locked while its members
 * are counted.
 * @returns whether something was wrong. Needs a connection that keeps transactions: the gateway's.
 */
export async function recountGuild(db: Kysely<Database>, guildId: Snowflake): Promise<boolean> {
  if ((await miscountedGuilds(db, [guildId])).length === 0) return false
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
      const total = totalOf(counts)
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

/**
 * The guilds after this one, in the order of ids, as many as have so many members together, and one at least.
 * @returns none past the last
 */
export async function nextGuilds(
  db: Kysely<Database>,
  after: Snowflake,
  most: { guilds: number; members: number },
): Promise<Snowflake[]> {
  const rows = await db
    .selectFrom('guilds')
    .select(['id', 'member_count'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(most.guilds)
    .execute()
  let members = 0
  const within = rows.findIndex((row) => {
    members += row.member_count
    return members > most.members
  })
  return rows.slice(0, within < 0 ? rows.length : Math.max(1, within)).map((row) => row.id)
}

const RECOUNT = 'recount'

/** The guild up to which all were counted, by whichever process; '0' before the first. */
export async function recountedUpTo(db: Kysely<Database>): Promise<Snowflake> {
  const row = await db.selectFrom('upkeep').select('cursor_id').where('task', '=', RECOUNT).executeTakeFirst()
  return row?.cursor_id ?? '0'
}

/** Claims the guilds from one to another for counting. @returns false where another process has just claimed them */
export async function claimRecount(db: Kysely<Database>, from: Snowflake, to: Snowflake): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into upkeep (task, cursor_id) values (${RECOUNT}, ${to})
    on duplicate key update cursor_id = if(cursor_id = ${from}, values(cursor_id), cursor_id)`.execute(db)
  return numAffectedRows > 0n
}
