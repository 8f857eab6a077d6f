import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import type { Database } from '../schema.ts'
import { levelDifferences, levelsToCompare, totalDifference } from './count-differences.ts'
import { addToCounts } from './level-counts.ts'
import { stepOfXp } from './member-step.ts'

/** The row of `upkeep` with the progress of the recount. */
export const RECOUNT = 'recount'

const same = (a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean =>
  a.size === b.size && [...a].every(([level, members]) => b.get(level) === members)

const totalOf = (counts: ReadonlyMap<number, number>): number =>
  [...counts.values()].reduce((sum, members) => sum + members, 0)

/** To count more members in one statement, a slow database may take seconds. */
const MOST_AT_ONCE = 50_000

/**
 * Finds the guilds whose stored counts, of a level or in total, differ from the number of their members' rows. Reads a
 * snapshot, so that concurrent awards do not matter, and locks nothing.
 * @returns these guilds, and those with more than `mostAtOnce` members, which only `recountGuild` compares
 */
export async function miscountedGuilds(
  db: Kysely<Database>,
  guildIds: readonly Snowflake[],
  mostAtOnce = MOST_AT_ONCE,
): Promise<Snowflake[]> {
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
      const kept = byGuild(levels)
      const isBig = ({ id, member_count: total }: (typeof totals)[number]): boolean =>
        Math.max(total, totalOf(kept.get(id) ?? new Map())) > mostAtOnce
      const [big, small] = [totals.filter(isBig), totals.filter((guild) => !isBig(guild))]
      const counted = byGuild(await countedMembers(trx, idsOf(small)))
      const off = small.filter(({ id, member_count: total }) => {
        const counts = counted.get(id) ?? new Map()
        return total !== totalOf(counts) || !same(kept.get(id) ?? new Map(), counts)
      })
      return idsOf([...off, ...big])
    })
}

const idsOf = (guilds: readonly { id: Snowflake }[]): Snowflake[] => guilds.map(({ id }) => id)

async function countedMembers(trx: Queries, guildIds: readonly Snowflake[]) {
  if (guildIds.length === 0) return []
  return trx
    .selectFrom(
      trx
        .selectFrom('guild_users')
        .select(['guild_id', stepOfXp.as('step')])
        .where('guild_id', 'in', guildIds)
        .where('xp', '>', 0)
        .as('member'),
    )
    .select((eb) => ['guild_id', 'step as level', eb.fn.countAll<number>().as('members')])
    .groupBy(['guild_id', 'step'])
    .execute()
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
 * Corrects the stored counts of a guild's members, on each level and in total. They can be wrong if a writer without a
 * transaction crashed, or counted before the guild had a row.
 *
 * It adds the difference in the order in which every writer counts, and locks no counts before, so that no deadlock with a
 * writer is possible and concurrent changes of the counts stay. A writer without a transaction changes members first and
 * counts a moment later, so a difference is added only if two comparisons found the same.
 * @param db the gateway's connection, because this needs transactions
 * @returns whether something was wrong
 */
export async function recountGuild(db: Kysely<Database>, guildId: Snowflake): Promise<boolean> {
  const before = await levelDifferences(db, guildId, await levelsToCompare(db, guildId))
  const totalBefore = await totalDifference(db, guildId)
  if (before.size === 0 && totalBefore === 0) return false
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await lockRecounts(trx)
      const wrong = [...(await levelDifferences(trx, guildId, before.keys()))]
        .filter(([level, missing]) => before.get(level) === missing)
        .map(([level, change]) => ({ guildId, level, change }))
      const total = (await totalDifference(trx, guildId)) === totalBefore ? totalBefore : 0
      const change = wrong.reduce((sum, level) => sum + level.change, total)
      await addToCounts(trx, wrong, [{ guildId, change }])
      return wrong.length > 0 || total !== 0
    })
}

/** Lets one process at a time correct counts: two that found the same difference would both add it. Inserts the row if it is missing. */
async function lockRecounts(trx: Queries): Promise<void> {
  await sql`
    insert into upkeep (task, cursor_id) values (${RECOUNT}, 0)
    on duplicate key update cursor_id = upkeep.cursor_id`.execute(trx)
}

/**
 * Lists the next guilds in the order of ids: as many as have at most so many members together, but at least one.
 * @returns an empty list after the last guild
 */
export async function nextGuilds(
  db: Queries,
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
