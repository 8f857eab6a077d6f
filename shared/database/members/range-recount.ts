import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type LevelPiece, levelPieces } from '../../levelling/xp-range.ts'
import type { Queries } from '../queries.ts'
import { databaseNow } from '../query/clock.ts'
import type { Database } from '../schema.ts'
import { membersOfLevel, occupiedLevels } from './occupied-levels.ts'
import { addToRanges, inOrder, partOfMember, type RangeChange } from './range-counts.ts'

/** On a level with so many members, it takes longer to find a member's place than to read a first page. */
const CROWDED = 5_000

/** Guilds whose members are, or should be, counted per range of XP. */
export interface RangedGuild {
  id: Snowflake
  /** Since when writers count; null where they must begin. */
  from: number | null
  /** How often the counts were filled or corrected; 0 while they are incomplete and must not be read. */
  filled: number
}

/**
 * Lists those of the guilds that have a crowded level, or that count ranges already. Members who leave keep their XP, so a
 * level stays crowded.
 */
export async function rangedGuilds(db: Queries, guildIds: readonly Snowflake[]): Promise<RangedGuild[]> {
  if (guildIds.length === 0) return []
  return db
    .selectFrom('guilds')
    .select(['id', 'xp_ranges_from as from', 'xp_ranges_filled as filled'])
    .where('id', 'in', guildIds)
    .where((eb) =>
      eb.or([
        eb('xp_ranges_from', 'is not', null),
        eb.exists(
          eb
            .selectFrom('guild_levels')
            .select('level')
            .whereRef('guild_levels.guild_id', '=', 'guilds.id')
            .where('members', '>=', CROWDED),
        ),
      ]),
    )
    .execute()
}

/**
 * Tells all writers of XP to count a guild's members per range. `updated_at` makes every process read the guild again.
 * @param now milliseconds since 1970
 */
export async function beginRanges(db: Queries, guildId: Snowflake, now: number): Promise<void> {
  await db
    .updateTable('guilds')
    .set({ xp_ranges_from: now, updated_at: now })
    .where('id', '=', guildId)
    .where('xp_ranges_from', 'is', null)
    .execute()
}

/** On a level with more members, each part is compared in a statement of its own. A slow database reads so many in a second. */
const MOST_AT_ONCE = 20_000
/** Ranges that one statement writes. */
const WRITTEN_AT_ONCE = 1_000

/**
 * Corrects the counts of a guild's ranges: adds the difference between the members and the counts. It locks nothing while it
 * counts, and reads piece by piece, so that no statement takes long, however big the guild is. Each statement reads the
 * members and the counts of a piece at the same moment, and a writer changes both in one transaction. So no writer changes
 * a difference, and it does not matter that pieces are read one after the other. Call it only when every writer counts.
 * @param guild as `rangedGuilds` returned it; nothing is written if another process has corrected the guild since
 * @returns the number of ranges that were wrong
 */
export async function correctRanges(
  db: Kysely<Database>,
  { id, filled }: RangedGuild,
  mostAtOnce = MOST_AT_ONCE,
): Promise<number> {
  const wrong: RangeChange[] = []
  for (const piece of await piecesOf(db, id, mostAtOnce)) wrong.push(...(await differences(db, id, piece)))
  if (wrong.length === 0 && filled > 0) return 0
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('guilds')
        // A process with old rules does not count ranges. The new `updated_at` makes it read the rules again.
        .set({ xp_ranges_filled: filled + 1, updated_at: databaseNow })
        .where('id', '=', id)
        .where('xp_ranges_filled', '=', filled)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return 0
      const sorted = wrong.sort(inOrder)
      for (let from = 0; from < sorted.length; from += WRITTEN_AT_ONCE)
        await addToRanges(trx, sorted.slice(from, from + WRITTEN_AT_ONCE))
      return sorted.length
    })
}

/** The pieces of all levels on which the guild has members or counts of ranges. */
async function piecesOf(db: Queries, guildId: Snowflake, mostAtOnce: number): Promise<LevelPiece[]> {
  const counted = await db
    .selectFrom('guild_xp_ranges')
    .select('level')
    .distinct()
    .where('guild_id', '=', guildId)
    .where('members', '!=', 0)
    .execute()
  const crowded = await db
    .selectFrom('guild_levels')
    .select('level')
    .where('guild_id', '=', guildId)
    .where('members', '>', mostAtOnce)
    .execute()
  const levels = new Set([...(await occupiedLevels(db, guildId)), ...counted.map(({ level }) => level)])
  return [...levels].flatMap((level) => levelPieces(level, !crowded.some((each) => each.level === level)))
}

/** What must be added to the counts of ranges in a piece. */
async function differences(db: Queries, guildId: Snowflake, piece: LevelPiece): Promise<RangeChange[]> {
  const { level, parts, xp } = piece
  const { rows } = await sql<{ part: number; missing: number }>`
    select part, cast(sum(difference) as signed) as missing
    from (
      select part, cast(-members as signed) as difference from guild_xp_ranges
      where guild_id = ${guildId} and level = ${level} and part >= ${parts[0]} and part < ${parts[1]}
      union all
      select part, cast(count(*) as signed) as difference from (
        select ${partOfMember} as part from (${membersOfLevel(guildId, level, xp)}) as member
      ) as members group by part
    ) as differences
    group by part having missing <> 0`.execute(db)
  return rows.map(({ part, missing }) => ({ guildId, range: { level, part }, change: missing }))
}
