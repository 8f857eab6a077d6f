import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { addToRanges, partOfMember } from './range-counts.ts'

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
export async function rangedGuilds(db: Kysely<Database>, guildIds: readonly Snowflake[]): Promise<RangedGuild[]> {
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
export async function beginRanges(db: Kysely<Database>, guildId: Snowflake, now: number): Promise<void> {
  await db
    .updateTable('guilds')
    .set({ xp_ranges_from: now, updated_at: now })
    .where('id', '=', guildId)
    .where('xp_ranges_from', 'is', null)
    .execute()
}

/**
 * Corrects the counts of a guild's ranges: adds the difference between the members and the counts. It locks nothing while it
 * counts. One statement reads members and counts at the same moment, and a writer changes both in one transaction, so no
 * writer changes the difference. Call it only when every writer counts.
 * @param guild as `rangedGuilds` returned it; nothing is written if another process has corrected the guild since
 * @param now milliseconds since 1970
 * @returns the number of ranges that were wrong
 */
export async function correctRanges(db: Kysely<Database>, { id, filled }: RangedGuild, now: number): Promise<number> {
  const { rows } = await sql<{ level: number; part: number; missing: number }>`
    select level, part, cast(sum(difference) as signed) as missing
    from (
      select level, part, cast(-members as signed) as difference from guild_xp_ranges where guild_id = ${id}
      union all
      select level, part, cast(count(*) as signed) as difference from (
        select member.level, ${partOfMember} as part from guild_users as member where guild_id = ${id} and xp > 0
      ) as members group by level, part
    ) as differences
    group by level, part having missing <> 0
    order by level, part`.execute(db)
  if (rows.length === 0 && filled > 0) return 0
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('guilds')
        // A process with old rules does not count ranges. The new `updated_at` makes it read the rules again.
        .set({ xp_ranges_filled: filled + 1, updated_at: now })
        .where('id', '=', id)
        .where('xp_ranges_filled', '=', filled)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows === 0n) return 0
      await addToRanges(
        trx,
        rows.map(({ level, part, missing }) => ({ guildId: id, range: { level, part }, change: missing })),
      )
      return rows.length
    })
}
