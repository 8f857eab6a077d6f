import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { addToCounts } from './level-counts.ts'

/** The row of `upkeep` that says how far the recount has come. */
const RECOUNT = 'recount'

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

/** What must be added to a stored count of members: of a level, or of the whole guild (`level` null). */
interface Missing {
  level: number | null
  missing: number
}

/** Compares a guild's stored counts with its members, in one statement: all that it reads is of the same moment. */
async function missingOf(db: Kysely<Database>, guildId: Snowflake): Promise<Missing[]> {
  const { rows } = await sql<Missing>`
    select level, cast(sum(difference) as signed) as missing from (
      select level, cast(-members as signed) as difference from guild_levels where guild_id = ${guildId}
      union all
      select null, -cast(member_count as signed) from guilds where id = ${guildId}
      union all
      select level, cast(sum(members) as signed) from (
        select level, count(*) as members from guild_users where guild_id = ${guildId} and xp > 0 group by level
      ) as counted group by level with rollup
    ) as differences
    group by level having missing <> 0`.execute(db)
  return rows
}

/**
 * Corrects the stored counts of a guild's members, on each level and in total. They can be wrong where a writer without a
 * transaction crashed, or counted before the guild had a row. It adds what is missing, in the order of the writers, and
 * locks nothing before: so it deadlocks with no writer, and what writers count meanwhile stays. A writer without a
 * transaction changes members first and counts a moment later: so only what was missing in two looks is added.
 * @param db the gateway's connection, because this needs transactions
 * @returns whether something was wrong
 */
export async function recountGuild(db: Kysely<Database>, guildId: Snowflake): Promise<boolean> {
  const before = new Map((await missingOf(db, guildId)).map(({ level, missing }) => [level, missing]))
  if (before.size === 0) return false
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      // One process at a time: two that found the same would both add it.
      await trx.selectFrom('upkeep').select('cursor_id').where('task', '=', RECOUNT).forUpdate().execute()
      const wrong = (await missingOf(trx, guildId)).filter(({ level, missing }) => before.get(level) === missing)
      await addToCounts(
        trx,
        wrong.flatMap(({ level, missing }) => (level === null ? [] : [{ guildId, level, change: missing }])),
        wrong.flatMap(({ level, missing }) => (level === null ? [{ guildId, change: missing }] : [])),
      )
      return wrong.length > 0
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
