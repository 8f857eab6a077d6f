import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type NumberValue, numberRows } from '../query/number-literals.ts'
import type { Database } from '../schema.ts'

/** Counts the members on each level from their rows. */
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
 * Finds the guilds whose stored counts, of a level or in total, differ from the number of their members' rows. Reads a
 * snapshot, so that concurrent awards do not matter, and locks nothing.
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
 * Corrects the stored counts of a guild's members, on each level and in total. They can be wrong where a writer without a
 * transaction crashed, or counted before the guild had a row. Locks only guilds whose counts are wrong.
 * @param db the gateway's connection, because this needs transactions
 * @returns whether something was wrong
 */
export async function recountGuild(db: Kysely<Database>, guildId: Snowflake): Promise<boolean> {
  if ((await miscountedGuilds(db, [guildId])).length === 0) return false
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      // Every writer changes members first and these counts afterwards. A writer whose commit is still to come waits for
      // this lock. The members of a writer that has committed are counted below.
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
 * Lists the next guilds in the order of ids: as many as have at most so many members together, but at least one.
 * @returns an empty list after the last guild
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

/** The last guild that any process has recounted; '0' before the first. */
export async function recountedUpTo(db: Kysely<Database>): Promise<Snowflake> {
  const row = await db.selectFrom('upkeep').select('cursor_id').where('task', '=', RECOUNT).executeTakeFirst()
  return row?.cursor_id ?? '0'
}

/** Claims the guilds after `from`, up to `to`, for recounting. @returns false where another process has just claimed them */
export async function claimRecount(db: Kysely<Database>, from: Snowflake, to: Snowflake): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    insert into upkeep (task, cursor_id) values (${RECOUNT}, ${to})
    on duplicate key update cursor_id = if(cursor_id = ${from}, values(cursor_id), cursor_id)`.execute(db)
  return numAffectedRows > 0n
}
