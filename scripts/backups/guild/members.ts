import { type RawBuilder, sql } from 'kysely'
import { type Kept, keptAs } from '../../../shared/database/guild-tables.ts'
import { levelMovesOf, rangeMovesOf, readOpenEntry } from '../../../shared/database/ledger/open-entry.ts'
import { closeTotals } from '../../../shared/database/ledger/settle.ts'
import { countedLevel, countMembers, type LevelMove } from '../../../shared/database/members/level-counts.ts'
import { countRanges, countsRanges, type RangeMove } from '../../../shared/database/members/range-counts.ts'
import { lockStandings } from '../../../shared/database/members/standings.ts'
import type { Queries } from '../../../shared/database/queries.ts'
import { numberList } from '../../../shared/database/query/number-literals.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { xpRangeOf } from '../../../shared/levelling/xp-range.ts'
import type { Part } from '../format.ts'
import { insertRows } from './insert.ts'
import type { PartTable } from './parts.ts'

const REMOVED_AT_ONCE = 500

/** The tables of members whose rows name the guild. The rows of imports are removed with their import. */
const OF_GUILD = keptAs('member').filter(({ table }) => table !== 'import_rows')

/** What a restore found in the place of members. */
export interface Replaced {
  members: number
  /** Of these, the members who have earned XP since the restore began. */
  earnedMeanwhile: number
}

export interface MembersPart {
  guildId: Snowflake
  part: Part
  /** Rows that are rewritten for this database. */
  tables: readonly PartTable[]
  /** When the restore began, milliseconds since 1970. */
  beganAt: number
}

/** A member with the XP by which they are counted. The XP of an open entry is counted by the writer that closes it. */
interface Counted {
  userId: Snowflake
  xp: number
  rangedXp: number
}

/**
 * Replaces the members of a range by those of a file, with all rows that belong to them. Call it inside a READ COMMITTED
 * transaction. It locks the members first, so an award is either before, and replaced, or after, and added.
 */
export async function replaceMembers(trx: Queries, { guildId, part, tables, beganAt }: MembersPart): Promise<Replaced> {
  const counted = countedOf(guildId, tables)
  const present = await sql<{ userId: Snowflake }>`
    select user_id as userId from guild_users
    where guild_id = ${guildId} and user_id > ${part.after} and user_id <= ${part.upTo} for update`.execute(trx)
  const userIds = new Set([...present.rows, ...counted].map(({ userId }) => userId))
  const { replaced, levels, ranges } = await removeMembers(trx, guildId, [...userIds], beganAt)
  await removeOthers(trx, guildId, part)
  for (const { table, rows } of tables)
    await insertRows(trx, table, rows, table.table === 'users' ? 'on duplicate key update id = users.id' : '')
  await countMembers(trx, [...levels, ...counted.map((member) => ({ guildId, from: null, to: countedLevel(member) }))])
  const ranged = (await countsRanges(trx, guildId)) ? counted : []
  await countRanges(trx, [
    ...ranges,
    ...ranged.map(({ userId, rangedXp: xp }) => ({ guildId, from: null, to: xpRangeOf({ xp }, userId) })),
  ])
  return { ...replaced, members: replaced.members - (userIds.size - present.rows.length) }
}

/**
 * Removes one batch of the members of a range who are not in the file, or nobody if few are left: `replaceMembers` removes those,
 * and so locks few members. @returns what was removed
 */
export async function removeSome(trx: Queries, { guildId, part, tables, beganAt }: MembersPart): Promise<Replaced> {
  const kept = countedOf(guildId, tables).map(({ userId }) => userId)
  const { rows } = await sql<{ userId: Snowflake }>`
    select user_id as userId from guild_users
    where guild_id = ${guildId} and user_id > ${part.after} and user_id <= ${part.upTo}
      ${kept.length === 0 ? sql`` : sql`and user_id not in (${numberList(kept)})`}
    order by user_id limit ${sql.raw(String(REMOVED_AT_ONCE))} for update`.execute(trx)
  if (rows.length < REMOVED_AT_ONCE) return { members: 0, earnedMeanwhile: 0 }
  const { replaced, levels, ranges } = await removeMembers(
    trx,
    guildId,
    rows.map(({ userId }) => userId),
    beganAt,
  )
  await countMembers(trx, levels)
  await countRanges(trx, ranges)
  return replaced
}

/** The members who were removed, and the changes of the counts. The caller counts them together with its own changes. */
interface Removed {
  replaced: Replaced
  levels: LevelMove[]
  ranges: RangeMove[]
}

/** Removes members with all their rows. */
async function removeMembers(
  trx: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
  beganAt: number,
): Promise<Removed> {
  if (userIds.length === 0) return { replaced: { members: 0, earnedMeanwhile: 0 }, levels: [], ranges: [] }
  const keys = userIds.map((userId) => ({ guildId, userId }))
  const before = await lockStandings(trx, keys)
  const closed = await closeTotals(trx, keys)
  const those = sql`guild_id = ${guildId} and user_id in (${numberList(userIds)})`
  const meanwhile = await sql<{ found: number }>`
    select count(*) as found from guild_users
    where ${those} and greatest(coalesce(last_xp_at, 0), coalesce(earned_at, 0)) >= ${beganAt}`.execute(trx)
  for (const table of OF_GUILD) {
    const prefix = await prefixOf(trx, table, guildId)
    await sql`delete from ${sql.table(table.table)} where ${prefix} ${those}`.execute(trx)
  }
  const ranged = (await countsRanges(trx, guildId)) ? before : []
  return {
    replaced: { members: before.length, earnedMeanwhile: Number(meanwhile.rows[0]?.found ?? 0) },
    levels: [
      ...levelMovesOf(closed),
      ...before.map(({ standing }) => ({ guildId, from: countedLevel(standing), to: null })),
    ],
    ranges: [
      ...rangeMovesOf(closed),
      ...ranged.map(({ userId, standing }) => ({ guildId, from: xpRangeOf(standing, userId), to: null })),
    ],
  }
}

/** Removes the rows of users who are not members with XP, for example the choice of a picture. */
async function removeOthers(trx: Queries, guildId: Snowflake, { after, upTo }: Part): Promise<void> {
  const range = sql`user_id > ${after} and user_id <= ${upTo}`
  // A member whose row another process has written meanwhile is new, and keeps the rows.
  const isNew = sql`user_id in (select user_id from guild_users where guild_id = ${guildId} and ${range})`
  for (const table of OF_GUILD) {
    if (table.table === 'guild_users') continue
    const prefix = await prefixOf(trx, table, guildId)
    const those = sql`guild_id = ${guildId} and ${range} and not ${isNew}`
    await sql`delete from ${sql.table(table.table)} where ${prefix} ${those}`.execute(trx)
  }
}

/** The start of a condition with which rows of members are found by the primary key, where a column stands before `user_id`. */
async function prefixOf(trx: Queries, { table, by }: Kept<'member'>, guildId: Snowflake): Promise<RawBuilder<unknown>> {
  if (by === undefined) return sql``
  const column = sql.ref(by)
  // As text, because the driver makes a number of a column that it does not know as an id.
  const { rows } = await sql<{ value: string }>`
    select distinct cast(${column} as char) as value from ${sql.table(table)} where guild_id = ${guildId}`.execute(trx)
  return rows.length === 0 ? sql`1 = 0 and` : sql`${column} in (${sql.join(rows.map(({ value }) => value))}) and`
}

/** The members of a file, with the XP by which they are counted. */
function countedOf(guildId: Snowflake, tables: readonly PartTable[]): Counted[] {
  const found = tables.find(({ table }) => table.table === 'guild_users')
  if (found === undefined) return []
  const [user, total, open] = ['user_id', 'xp', 'open_entry'].map((column) => found.table.columns.indexOf(column))
  return found.rows.map((row) => {
    const userId = row[user ?? -1] ?? '0'
    const xp = Number(row[total ?? -1])
    const text = row[open ?? -1] ?? null
    if (text === null) return { userId, xp, rangedXp: xp }
    const { from, countsRanges } = readOpenEntry({ guildId, userId }, text)
    return { userId, xp: from.xp, rangedXp: countsRanges ? from.xp : xp }
  })
}
