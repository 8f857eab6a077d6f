import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { levelAt } from '../../levelling/curve.ts'
import { seasonKey, seasonXp } from '../../levelling/season.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { award } from '../ledger/award.ts'
import { countOpen, type OpenEntry } from '../ledger/open-entry.ts'
import { closeTotals } from '../ledger/settle.ts'
import { lockStandings } from '../members/standings.ts'
import type { Queries } from '../queries.ts'
import { numberList, rowsText, runText } from '../query/number-literals.ts'
import { lockSeason, saveSeason } from './seasons.ts'
import { nextMembers, type SeasonBatch, totalsAt } from './start.ts'

/** Members that are locked in one transaction, for some 50 ms. */
const BATCH = 250

/** Begins the end of a season that was planned to end by now. @returns whether it has begun */
export async function beginPlannedEnd(db: Queries, guildId: Snowflake, number: number, now: number): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update seasons set state = 'ending', ended_at = ends_at, cursor_id = 0, members = 0
    where guild_id = ${guildId} and number = ${number} and state = 'running' and ends_at <= ${now}`.execute(db)
  return numAffectedRows > 0n
}

/**
 * Stores what the next members of a guild earned in a season, and, if they begin anew, takes the XP that they had at its end.
 * XP earned since then stays. Call it inside a READ COMMITTED transaction of its own: rows, totals and progress change together,
 * so a process that is killed leaves nothing half done.
 * @param rules of the guild @param now milliseconds since 1970 @returns null where the season is not ending
 */
export async function endBatch(
  trx: Queries,
  rules: GuildRules,
  number: number,
  now: number,
): Promise<SeasonBatch | null> {
  const { id: guildId } = rules.settings
  const season = await lockSeason(trx, guildId, number)
  if (season === null || season.state !== 'ending' || season.endedAt === null) return null
  const userIds = await nextMembers(trx, guildId, season.cursor, BATCH)
  const members = userIds.map((userId) => ({ guildId, userId }))
  await lockStandings(trx, members)
  const closed = await closeTotals(trx, members)
  const totals = await totalsAt(trx, guildId, userIds, season.endedAt)
  const earned = await storeEarned(trx, rules, number, totals)
  if (season.startsAnew) await beginAnew(trx, rules, { number, endedAt: season.endedAt, totals, closed }, now)
  else await countOpen(trx, closed)
  const done = season.members + earned
  const cursor_id = userIds.at(-1) ?? season.cursor
  await saveSeason(trx, guildId, number, { cursor_id, members: done })
  return { isDone: userIds.length < BATCH, members: done }
}

/** @returns how many of the members have XP in the season */
async function storeEarned(
  trx: Queries,
  { settings: { id: guildId }, curve }: GuildRules,
  number: number,
  totals: ReadonlyMap<Snowflake, number>,
): Promise<number> {
  if (totals.size === 0) return 0
  const { rows: started } = await sql<{ userId: Snowflake; xp: number }>`
    select user_id as userId, start_xp as xp from season_members force index (primary)
    where guild_id = ${guildId} and number = ${number} and user_id in (${numberList([...totals.keys()])})`.execute(trx)
  const startOf = new Map(started.map(({ userId, xp }) => [userId, xp]))
  const earned = [...totals].map(([userId, total]) => ({
    userId,
    total,
    xp: seasonXp(startOf.get(userId) ?? 0, total),
  }))
  const rows = earned.filter(({ xp }) => xp > 0)
  if (rows.length > 0)
    await runText(
      trx,
      `insert into season_members (guild_id, number, user_id, xp, level)
       values ${rowsText(rows.map(({ userId, total, xp }) => [guildId, number, userId, xp, levelAt(total, curve)]))}
       on duplicate key update xp = values(xp), level = values(level)`,
    )
  return rows.length
}

interface Beginning {
  number: number
  endedAt: number
  /** The XP of members at the end of the season. */
  totals: ReadonlyMap<Snowflake, number>
  /** Entries that were closed in this transaction and are not counted yet. */
  closed: readonly OpenEntry[]
}

async function beginAnew(trx: Queries, rules: GuildRules, { number, endedAt, totals, closed }: Beginning, now: number) {
  const { id: guildId } = rules.settings
  const key = seasonKey(number, endedAt)
  const requests = [...totals]
    .filter(([, xp]) => xp > 0)
    .map(([userId, xp]) => ({ guildId, userId, source: 'season' as const, key, amount: -xp, at: now }))
  await award(trx, requests, () => withoutRoles(rules), now, closed)
}

/** Rules without level roles, for which `award` writes no job for each member. A sync of all members follows instead. */
export const withoutRoles = (rules: GuildRules): GuildRules => ({ ...rules, levelRoles: [] })
