import { sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { placeStep } from '../../levelling/place-step.ts'
import type { Queries } from '../queries.ts'
import { numberList, numberRows } from '../query/number-literals.ts'

/** A member's change of level. Levels are those of the counts (`placeStep`), whatever the guild's curve is. Null stands for a member without XP, who is not counted. */
export interface LevelMove {
  guildId: Snowflake
  from: number | null
  to: number | null
}

/** The level at which a member with this total is counted; null for a member without XP, who is not counted. */
export const countedLevel = ({ xp }: { xp: number }): number | null => (xp > 0 ? placeStep(xp) : null)

/**
 * Updates how many members are on each level and how many have any XP. Ranks, deep pages and totals are computed from these
 * counts without reading members. A move from a level to itself changes nothing.
 *
 * Call it after the write that changed the members' XP, in the same transaction if there is one. The edge has none: if it
 * crashes between the two writes, the counts, and the ranks below them, are wrong until the gateway's `recountGuild`
 * corrects the guild.
 */
export async function countMembers(db: Queries, moves: readonly LevelMove[]): Promise<void> {
  const [levels, totals] = [new Map<string, LevelChange>(), new Map<Snowflake, number>()]
  const count = (guildId: Snowflake, level: number | null, change: number): void => {
    if (level === null) return
    const key = keyOf({ guildId, level })
    levels.set(key, { guildId, level, change: (levels.get(key)?.change ?? 0) + change })
    totals.set(guildId, (totals.get(guildId) ?? 0) + change)
  }
  for (const { guildId, from, to } of moves) {
    count(guildId, from, -1)
    count(guildId, to, 1)
  }
  await addToCounts(
    db,
    [...levels.values()],
    [...totals].map(([guildId, change]) => ({ guildId, change })),
  )
}

const keyOf = ({ guildId, level }: Omit<LevelChange, 'change'>): string => `${guildId}:${level}`

interface TotalChange {
  guildId: Snowflake
  change: number
}

interface LevelChange extends TotalChange {
  level: number
}

/**
 * Adds to the counts of levels, then to those of guilds, always in the order of the primary keys, so that two processes do
 * not deadlock.
 * @param levels each level of a guild once @param totals each guild once
 */
export async function addToCounts(
  db: Queries,
  levels: readonly LevelChange[],
  totals: readonly TotalChange[],
): Promise<void> {
  const isChange = ({ change }: TotalChange): boolean => change !== 0
  const byGuild = (a: TotalChange, b: TotalChange): number => compareSnowflakes(a.guildId, b.guildId)
  await changeLevels(
    db,
    levels.filter(isChange).sort((a, b) => byGuild(a, b) || a.level - b.level),
  )
  await changeTotals(db, totals.filter(isChange).sort(byGuild))
}

async function changeLevels(db: Queries, changes: readonly LevelChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ guildId, level, change }) => [guildId, level, change])
  await sql`
    insert into guild_levels (guild_id, level, members) values ${numberRows(rows)}
    on duplicate key update members = guild_levels.members + values(members)`.execute(db)
}

async function changeTotals(db: Queries, changes: readonly TotalChange[]): Promise<void> {
  if (changes.length === 0) return
  const cases = changes.map(({ guildId, change }) => sql`when ${numberList([guildId])} then ${numberList([change])}`)
  await sql`
    update guilds
    set member_count = greatest(0, cast(member_count as signed) + case id ${sql.join(cases, sql` `)} else 0 end)
    where id in (${numberList(changes.map(({ guildId }) => guildId))})`.execute(db)
}
