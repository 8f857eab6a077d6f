import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createPool } from 'mysql2'
import type { Pool, RowDataPacket } from 'mysql2/promise'
import { connectionOptions } from '../../../gateway/database/address.ts'
import { DRIVER_OPTIONS, openDatabase } from '../../../gateway/database/database.ts'
import { type DatabaseKind, startPrivateServer } from '../../../scripts/databases/private-server.ts'
import { migrate } from '../../../scripts/migration/migrations.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { xpFor } from '../../support/default-curve.ts'
import { until } from '../../support/until.ts'

const NAME = 'gateway_bench'
/** The memory that an operator with tables of this size would give to the server. */
const BUFFER_POOL_BYTES = 2 ** 30
const LEVELS = 60
const FILL_STEP = 250_000

export interface BenchDatabase {
  url: string
  db: Kysely<Database>
  /** For what is compared with the ledger. */
  pool: Pool
  /** Of the server. */
  pid: number
  version: string
  /** Guilds that are filled already. */
  filled: Set<Snowflake>
  close(): Promise<void>
}

const openPool = (url: string) => createPool({ ...connectionOptions(url), ...DRIVER_OPTIONS, connectionLimit: 10 })

/** A private server whose commits survive a power cut, with empty tables. */
export async function openBenchDatabase(kind: DatabaseKind): Promise<BenchDatabase> {
  const directory = join(import.meta.dir, '../../../.data/bench', kind)
  const server = await startPrivateServer(kind, { directory, database: NAME, durable: true })
  const pool = openPool(server.url).promise()
  await pool.query(`set global innodb_buffer_pool_size = ${BUFFER_POOL_BYTES}`)
  await pool.query(`drop database ${NAME}`)
  await pool.query(`create database ${NAME}`)
  const db = openDatabase({ url: server.url, connections: 10 })
  await migrate(db, () => {})
  await db.destroy()
  // The pool's connections were in the database that was dropped.
  await pool.end()
  const [fresh, open] = [openPool(server.url).promise(), { url: server.url, connections: 10 }]
  const own = openDatabase(open)
  const [[version]] = await fresh.query<RowDataPacket[]>('select version() as version')
  return {
    url: server.url,
    db: own,
    pool: fresh,
    pid: server.pid,
    version: String(version?.version),
    filled: new Set(),
    close: async () => {
      await own.destroy()
      await fresh.end()
      await server.stop()
    },
  }
}

/** Ids of a filled guild's members: `first`, and one every `step`. */
export interface MemberIds {
  first: bigint
  step: bigint
}

/** Ids with gaps between them, of accounts that were created within a few minutes. */
const OF_MINUTES: MemberIds = { first: 1_000_000_000_000_000_000n, step: 7_919n }
const ELEVEN_YEARS = 1_400_000_000_000_000_000n

/** Ids of accounts that were created in eleven years, as real members' are. */
export const idsOfYears = (members: number): MemberIds => ({ first: 0n, step: ELEVEN_YEARS / BigInt(members) })

/** The `nth` member of a filled guild, from 1. */
export const memberId = (nth: number, { first, step } = OF_MINUTES): Snowflake => String(first + BigInt(nth) * step)

const DIGITS = Array.from({ length: 10 }, (_, digit) => `select ${digit} as d`).join(' union all ')

/** Whole numbers as a column `seq`, at most a million of them. MariaDB has tables of numbers, MySQL has none. */
function numbers(from: number, to: number): string {
  const places = ['a', 'b', 'c', 'd', 'e', 'f']
  const value = places.map((place, power) => `${place}.d * ${10 ** power}`).join(' + ')
  const tables = places.map((place) => `(${DIGITS}) as ${place}`).join(' cross join ')
  return `select ${from} + ${value} as seq from ${tables} where ${value} <= ${to - from}`
}

/** The level of `xp` as SQL that halves the levels at each step. A join with a list of levels takes ten times as long. */
function levelOfXp(lowest: number, highest: number): string {
  if (lowest === highest) return String(lowest)
  const middle = Math.ceil((lowest + highest) / 2)
  return `if(xp < ${xpFor(middle)}, ${levelOfXp(lowest, middle - 1)}, ${levelOfXp(middle, highest)})`
}

/** Fills a guild, once, with so many members, whose XP is spread as in real ones: many have little, few have much. */
export async function fillGuild(
  { pool, db, filled }: BenchDatabase,
  guildId: Snowflake,
  members: number,
  { first, step } = OF_MINUTES,
): Promise<void> {
  if (filled.has(guildId)) return
  filled.add(guildId)
  await pool.query(
    `insert into guilds (id, name, notification_type, member_count, created_at, updated_at)
     values (${guildId}, 'Bench', 'disable', ${members}, 1, 1)`,
  )
  for (let from = 1; from <= members; from += FILL_STEP) {
    await pool.query(
      `insert into guild_users (guild_id, user_id, xp, level, message_count, last_xp_at)
       select ${guildId}, ${first} + cast(seq as unsigned) * ${step}, xp, ${levelOfXp(0, LEVELS)}, 5, 1
       from (select seq, 15 + floor(pow((seq * 48271 % 2147483647) / 2147483647, 4) * 300000) as xp
             from (${numbers(from, Math.min(members, from + FILL_STEP - 1))}) as numbers) as member`,
    )
  }
  await pool.query(
    `insert into guild_levels select guild_id, level, count(*) from guild_users
     where guild_id = ${guildId} group by guild_id, level`,
  )
  await db.selectFrom('guild_levels').select('level').limit(1).execute()
}

/** The server may always have this many pages to write, because it also writes its own tables. */
const FEW_PAGES = 200
const WRITE_PATIENCE_MS = 120_000

/** Waits until the server has written the filled rows to disk, because this would slow down later measures. */
export async function settled({ pool }: BenchDatabase): Promise<void> {
  const name = '@@global.innodb_max_dirty_pages_pct'
  const [[before]] = await pool.query<RowDataPacket[]>(`select ${name} as share`)
  await pool.query(`set ${name} = 0`)
  await until(
    'filled pages are written',
    async () => {
      const [[dirty]] = await pool.query<RowDataPacket[]>("show global status like 'Innodb_buffer_pool_pages_dirty'")
      return Number(dirty?.Value) < FEW_PAGES
    },
    WRITE_PATIENCE_MS,
  )
  await pool.query(`set ${name} = ${Number(before?.share)}`)
}

/** Waits until so many members of a guild have a row. */
export async function recordedMembers({ db }: BenchDatabase, guildId: Snowflake, members: number): Promise<void> {
  await until('the members are on record', async () => {
    const { n } = await db
      .selectFrom('guild_users')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('guild_id', '=', guildId)
      .executeTakeFirstOrThrow()
    return n >= members
  })
}
