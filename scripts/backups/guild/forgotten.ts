import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Queries } from '../../../shared/database/queries.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Row, Table } from '../format.ts'
import type { PartTable } from './parts.ts'

/** The column with the id of the member to whom a row belongs; -1 where rows belong to none. */
const memberColumn = ({ table, columns }: Table): number => columns.indexOf(table === 'users' ? 'id' : 'user_id')

/** As `forgotten_members` stores a member. */
const hashOf = (guildId: Snowflake, userId: Snowflake): string =>
  createHash('sha256').update(`${guildId}:${userId}`).digest('hex')

/**
 * Leaves out the rows of members who were deleted at their own request after the backup was made: in this guild or everywhere.
 * @param madeAt when the backup was made, milliseconds since 1970
 */
export async function withoutForgotten(
  db: Queries,
  guildId: Snowflake,
  tables: readonly PartTable[],
  madeAt: number,
): Promise<readonly PartTable[]> {
  const userIds = new Set(
    tables.flatMap(({ table, rows }) => {
      const nth = memberColumn(table)
      return nth < 0 ? [] : rows.map((row) => row[nth] ?? '0')
    }),
  )
  if (userIds.size === 0) return tables
  const members = new Map([...userIds].flatMap((id) => [guildId, '0'].map((guild) => [hashOf(guild, id), id] as const)))
  const hashes = sql.raw([...members.keys()].map((hash) => `x'${hash}'`).join(','))
  const { rows: found } = await sql<{ hash: string }>`
    select lower(hex(member_hash)) as hash from forgotten_members
    where member_hash in (${hashes}) and forgotten_at >= ${madeAt}`.execute(db)
  const forgotten = new Set(found.map(({ hash }) => members.get(hash)))
  if (forgotten.size === 0) return tables
  const stays = (nth: number, row: Row): boolean => nth < 0 || !forgotten.has(row[nth] ?? '0')
  return tables.map(({ table, rows }) => ({ table, rows: rows.filter((row) => stays(memberColumn(table), row)) }))
}
