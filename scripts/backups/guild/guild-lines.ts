import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler } from 'kysely'
import { type Kept, keptAs } from '../../../shared/database/guild-tables.ts'
import { guildWorkQuery } from '../../../shared/database/guilds/guild-work.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { namesText } from '../all-lines.ts'
import { BACKUP_VERSION, type GuildHeader, LAST_ID, type Line, type Part, type Row } from '../format.ts'
import type { Snapshot } from '../snapshot.ts'
import { COLUMNS_SQL, columnsByTable, type TableColumns } from './columns.ts'

/** Compiles statements for the snapshot's connection. It is connected to nothing. */
const COMPILER = new Kysely<Database>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new MysqlIntrospector(db),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
})

/** The data of a guild cannot be backed up now. The message says why. */
export class GuildUnavailable extends Error {}

const MEMBERS_IN_A_PART = 500
/** A part with members who have more rows than this in the ledger has fewer members, because a restore keeps a part in memory. */
const LEDGER_ROWS_IN_A_PART = 20_000
const LOG_ROWS_IN_A_PART = 1_000

/** Rows of one table, as a statement with its values. */
interface Selected {
  table: string
  columns: readonly string[]
  where: string
  values: readonly unknown[]
  order: readonly string[]
}

/**
 * The lines of a backup of one guild. Each part has its rows in the order of the primary keys, so that the same data gives the
 * same lines. @param progress called with the number of rows read so far @throws {GuildUnavailable}
 */
export async function* guildLines(
  snapshot: Snapshot,
  guildId: Snowflake,
  now: Date,
  progress: (rows: number) => void,
): AsyncGenerator<Line> {
  await checkGuild(snapshot, guildId)
  const header: GuildHeader = {
    ...{ prosperity: 'backup', version: BACKUP_VERSION, scope: 'guild', guildId, createdAt: now.toISOString() },
    migrations: await snapshot.migrations(),
  }
  yield JSON.stringify(header)
  let rows = 0
  for await (const line of partLines(snapshot, guildId)) {
    yield line
    if (typeof line !== 'string') progress(++rows)
  }
}

async function checkGuild(snapshot: Snapshot, guildId: Snowflake): Promise<void> {
  const known = await all(snapshot, 'select 1 from guilds where id = ?', [BigInt(guildId)])
  if (known.length === 0) throw new GuildUnavailable(`The bot was never in server ${guildId}.`)
  const { sql, parameters } = guildWorkQuery(guildId).compile(COMPILER)
  const works = await all(snapshot, sql, parameters)
  const [work] = works[0] ?? []
  if (work !== undefined)
    throw new GuildUnavailable(`Work on all members of this server is under way: ${work}. Try again when that is done.`)
}

async function* partLines(snapshot: Snapshot, guildId: Snowflake): AsyncGenerator<Line> {
  const id = BigInt(guildId)
  const shapes = columnsByTable(await all(snapshot, COLUMNS_SQL))
  const shapeOf = (table: string): TableColumns => shapes.get(table) ?? { columns: [], key: [] }
  yield partLine({ part: 'guild', after: '0', upTo: LAST_ID })
  for (const { table, without = [], only } of keptAs('guild')) {
    const { columns, key } = shapeOf(table)
    const owner = table === 'guilds' ? 'id' : 'guild_id'
    const where = `${owner} = ?${only === undefined ? '' : ` and ${only}`}`
    const kept = columns.filter((column) => !without.includes(column))
    yield* tableLines(snapshot, { table, columns: kept, where, values: [id], order: key })
  }
  const prefixes = await prefixesOf(snapshot, id)
  for await (const part of memberParts(snapshot, id)) {
    yield partLine(part)
    const range = [BigInt(part.after), BigInt(part.upTo)]
    for (const kept of keptAs('member')) {
      const prefix = prefixes.get(kept.table) ?? []
      if (kept.by !== undefined && prefix.length === 0) continue
      yield* tableLines(snapshot, memberRows(kept, shapeOf(kept.table), prefix, [id, ...range]))
      if (kept.table === 'guild_users') for (const user of keptAs('user')) yield* userLines(snapshot, user, id, range)
    }
  }
  for (const log of keptAs('log')) yield* logLines(snapshot, log, shapeOf(log.table), id)
}

const partLine = (part: Part): string => JSON.stringify(part)

/** The values of each `by` column that the guild has. With them, a range of members is read by the primary key. */
async function prefixesOf(
  snapshot: Snapshot,
  guildId: bigint,
): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const prefixes = new Map<string, readonly (string | null)[]>()
  for (const { table, by } of keptAs('member')) {
    if (by === undefined) continue
    const from =
      table === 'import_rows'
        ? 'select id from imports where guild_id = ? and busy_guild_id is null order by id'
        : `select distinct ${by} from ${table} where guild_id = ? order by ${by}`
    const found = await all(snapshot, from, [guildId])
    prefixes.set(
      table,
      found.map(([value = null]) => value),
    )
  }
  return prefixes
}

function memberRows(
  { table, by }: Kept<'member'>,
  { columns, key }: TableColumns,
  prefix: readonly (string | null)[],
  [guildId, after, upTo]: readonly (bigint | undefined)[],
): Selected {
  const ofGuild = table === 'import_rows' ? [] : ['guild_id = ?']
  const where = [...ofGuild, ...(by === undefined ? [] : [`${by} in (?)`]), 'user_id > ? and user_id <= ?'].join(
    ' and ',
  )
  const values = [...(ofGuild.length === 0 ? [] : [guildId]), ...(by === undefined ? [] : [prefix]), after, upTo]
  return { table, columns, where, values, order: key }
}

async function* userLines(
  snapshot: Snapshot,
  { table, columns }: Kept<'user'>,
  guildId: bigint,
  range: readonly bigint[],
): AsyncGenerator<Line> {
  const where = 'id in (select user_id from guild_users where guild_id = ? and user_id > ? and user_id <= ?)'
  yield* tableLines(snapshot, { table, columns, where, values: [guildId, ...range], order: ['id'] })
}

/** The ranges of members. The last one has no end, so together they hold every id. */
async function* memberParts(snapshot: Snapshot, guildId: bigint): AsyncGenerator<Part> {
  let after = '0'
  for (;;) {
    const found = await all(
      snapshot,
      'select user_id, ledger_rows from guild_users where guild_id = ? and user_id > ? order by user_id limit ?',
      [guildId, BigInt(after), MEMBERS_IN_A_PART],
    )
    let rows = 0
    const cut = found.findIndex(([, ledgerRows]) => {
      rows += Number(ledgerRows)
      return rows > LEDGER_ROWS_IN_A_PART
    })
    const last = cut >= 0 ? Math.max(1, cut) : found.length
    const isEnd = last === found.length && found.length < MEMBERS_IN_A_PART
    const upTo = isEnd ? LAST_ID : (found[last - 1]?.[0] ?? LAST_ID)
    yield { part: 'members', after, upTo }
    if (upTo === LAST_ID) return
    after = upTo
  }
}

async function* logLines(
  snapshot: Snapshot,
  { table, id }: Kept<'log'>,
  { columns }: TableColumns,
  guildId: bigint,
): AsyncGenerator<Line> {
  const nth = columns.indexOf(id)
  let after = '0'
  for (;;) {
    const rows = await all(
      snapshot,
      `select ${namesText(columns)} from ${table} where guild_id = ? and ${id} > ? order by ${id} limit ?`,
      [guildId, BigInt(after), LOG_ROWS_IN_A_PART],
    )
    const upTo = rows.at(-1)?.[nth]
    if (upTo === undefined || upTo === null) return
    yield partLine({ part: 'log', after, upTo })
    yield JSON.stringify({ table, columns, nextId: null })
    yield* rows
    after = upTo
  }
}

/** The line of a table and its rows. A table without rows has no line. */
async function* tableLines(snapshot: Snapshot, selected: Selected): AsyncGenerator<Line> {
  const { table, columns, where, values, order } = selected
  let isFirst = true
  const statement = `select ${namesText(columns)} from ${table} where ${where} order by ${namesText(order)}`
  for await (const row of snapshot.rows(statement, values)) {
    if (isFirst) yield JSON.stringify({ table, columns, nextId: null })
    isFirst = false
    yield row
  }
}

async function all(snapshot: Snapshot, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of snapshot.rows(sql, values)) rows.push(row)
  return rows
}
