import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import { guildsOfUser } from './erase-user.ts'
import { PERSONAL_DATA } from './personal-data.ts'
import type { PersonColumn } from './personal-table.ts'

/** The most rows of a table in an export: some 10 MB in all at the very most, which is what Discord takes as a file. */
const MOST_ROWS = 10_000

/**
 * The newest messages of a guild among which a person's are searched: no index has the messages of a member, because each award would
 * have to write it. In an export of all guilds there may be many large ones.
 */
const LOOKED_AT = { here: 100_000, everywhere: 5_000 }

type Row = Record<string, unknown>

/** The rows of a table that are about a person. */
interface ExportedTable {
  why: string
  /** Whether the table has more rows. */
  isCut: boolean
  rows: Row[]
}

/** Everything that is stored about a person, by table. */
export type Exported = Record<string, ExportedTable>

interface Source {
  table: string
  column: string
  why: string
  guild: string | null
  secret: readonly string[]
}

/** A table of the declaration, as one shape for all. */
interface Declared {
  guild: string | null
  secret?: readonly string[]
  people: Readonly<Record<string, PersonColumn>>
}

const SOURCES: readonly Source[] = Object.entries<Declared>(PERSONAL_DATA).flatMap(
  ([table, { guild, secret = [], people }]) =>
    Object.entries(people)
      .filter(([, { exported }]) => exported)
      .map(([column, { why }]) => ({ table, column, why, guild, secret })),
)

/**
 * Reads everything that is stored about a person, as the declaration of personal data says: in one guild, or everywhere for null.
 * Tables whose rows belong to no guild are a part of both, apart from logins and purchases, which only the whole export has.
 */
export async function exportPerson(db: Queries, userId: Snowflake, guildId: Snowflake | null): Promise<Exported> {
  const guildIds = guildId === null ? await guildsOfUser(db, userId) : [guildId]
  const sources = SOURCES.filter(({ table, guild }) => guildId === null || guild !== null || HERE_TOO.includes(table))
  const read = await Promise.all(
    sources.map((source) =>
      source.table === 'message_logs'
        ? logsOf(db, source, userId, guildIds, guildId === null ? LOOKED_AT.everywhere : LOOKED_AT.here)
        : rowsOf(db, source, userId, guildId === null ? ['0', ...guildIds] : guildIds),
    ),
  )
  return Object.fromEntries(
    sources.map(({ table }, nth) => [table, read[nth]]).filter(([, found]) => found !== undefined),
  ) as Exported
}

/** Tables without a guild that an export of one guild has, too. */
const HERE_TOO: readonly string[] = ['users', 'uncounted_users']

async function rowsOf(
  db: Queries,
  { table, column, why, guild, secret }: Source,
  userId: Snowflake,
  guildIds: readonly Snowflake[],
): Promise<ExportedTable> {
  const inGuilds = guild === null ? sql`` : sql`and ${sql.ref(guild)} in (${numberList(guildIds)})`
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)}
    where ${sql.ref(column)} = ${userId} ${inGuilds} limit ${sql.lit(MOST_ROWS + 1)}`.execute(db)
  return { why, isCut: rows.length > MOST_ROWS, rows: rows.slice(0, MOST_ROWS).map((row) => readable(row, secret)) }
}

/** The logs of a person among the newest messages of each guild. They are cut where a guild has more messages than these. */
async function logsOf(
  db: Queries,
  { why, secret }: Source,
  userId: Snowflake,
  guildIds: readonly Snowflake[],
  most: number,
): Promise<ExportedTable> {
  if (guildIds.length === 0) return { why, isCut: false, rows: [] }
  const newestOf = (guildId: Snowflake) => sql`from message_logs force index (message_logs_guild)
    where guild_id = ${numberList([guildId])} order by message_id desc limit ${sql.lit(most)}`
  const pages = guildIds.map((id) => sql`(select message_id, user_id ${newestOf(id)})`)
  const more = guildIds.map((id) => sql`(select 1 as found ${newestOf(id)}, 1)`)
  const [logs, older] = await Promise.all([
    sql<Row>`
      select logs.* from (${sql.join(pages, sql` union all `)}) as page
        join message_logs as logs on logs.message_id = page.message_id
      where page.user_id = ${userId} limit ${sql.lit(MOST_ROWS + 1)}`.execute(db),
    sql<object>`${sql.join(more, sql` union all `)}`.execute(db),
  ])
  const isCut = logs.rows.length > MOST_ROWS || older.rows.length > 0
  return { why, isCut, rows: logs.rows.slice(0, MOST_ROWS).map((row) => readable(row, secret)) }
}

/** A row without its secrets, with times in words. */
const readable = (row: Row, secret: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !secret.includes(name))
      .map(([name, value]) => [name, isTime(name, value) ? new Date(value).toISOString() : value]),
  )

/** The last time that a `Date` can hold, in milliseconds since 1970. */
const LAST_TIME = 8.64e15

const isTime = (name: string, value: unknown): value is number =>
  (name === 'at' || name.endsWith('_at')) && typeof value === 'number' && value > 0 && value <= LAST_TIME

/** An export as the text of a file. @param now milliseconds since 1970 */
export const exportText = (userId: Snowflake, guildId: Snowflake | null, tables: Exported, now: number): string =>
  JSON.stringify({ user: userId, server: guildId ?? 'all', made: new Date(now).toISOString(), tables }, null, 1)
