import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { join } from 'node:path'
import { connect } from '@planetscale/database'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { openDatabase as openOverHttpAt } from '../../../edge/runtime/database.ts'
import { type Bridge, startBridge } from '../../../gateway/bridge/server.ts'
import { connectionOptions } from '../../../gateway/database/address.ts'
import { openDatabase } from '../../../gateway/database/database.ts'
import type { PrivateServer } from '../../../scripts/databases/private-server.ts'
import { startMariadb } from '../../../scripts/mariadb/server.ts'
import { migrate } from '../../../scripts/migration/migrations.ts'
import { saveUsers } from '../../../shared/database/members/users.ts'
import type { Queries } from '../../../shared/database/queries.ts'

setDefaultTimeout(600_000)

/** `MODES=long` runs every contract under every mode, which takes an hour. */
const isLong = process.env.MODES === 'long'
const ROOT = join(import.meta.dir, '../../..')

/** Every mode that MySQL 8 and MariaDB 10.11 document, one at a time, and no mode. */
const MODES = [
  ...['', 'ALLOW_INVALID_DATES', 'ANSI', 'ANSI_QUOTES', 'EMPTY_STRING_IS_NULL', 'ERROR_FOR_DIVISION_BY_ZERO'],
  ...['HIGH_NOT_PRECEDENCE', 'IGNORE_SPACE', 'NO_AUTO_CREATE_USER', 'NO_AUTO_VALUE_ON_ZERO', 'NO_BACKSLASH_ESCAPES'],
  ...['NO_DIR_IN_CREATE', 'NO_ENGINE_SUBSTITUTION', 'NO_FIELD_OPTIONS', 'NO_KEY_OPTIONS', 'NO_TABLE_OPTIONS'],
  ...['NO_UNSIGNED_SUBTRACTION', 'NO_ZERO_DATE', 'NO_ZERO_IN_DATE', 'ONLY_FULL_GROUP_BY', 'PAD_CHAR_TO_FULL_LENGTH'],
  ...['PIPES_AS_CONCAT', 'REAL_AS_FLOAT', 'SIMULTANEOUS_ASSIGNMENT', 'STRICT_ALL_TABLES', 'STRICT_TRANS_TABLES'],
  ...['TIME_ROUND_FRACTIONAL', 'TRADITIONAL', 'DB2', 'MAXDB', 'MSSQL', 'MYSQL323', 'MYSQL40', 'ORACLE', 'POSTGRESQL'],
] as const

/** Other server settings that change how statements behave, all set together. */
const HOSTILE = [
  "sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI,EMPTY_STRING_IS_NULL,NO_UNSIGNED_SUBTRACTION,HIGH_NOT_PRECEDENCE,PAD_CHAR_TO_FULL_LENGTH,SIMULTANEOUS_ASSIGNMENT'",
  ...["time_zone = '-11:30'", "tx_isolation = 'SERIALIZABLE'", 'tx_read_only = 1', "completion_type = 'CHAIN'"],
  ...[
    'autocommit = 0',
    'sql_safe_updates = 1',
    'sql_select_limit = 1',
    'sql_auto_is_null = 1',
    'max_statement_time = 0.2',
  ],
  ...["character_set_client = 'latin1'", "collation_connection = 'latin1_bin'", "default_storage_engine = 'MyISAM'"],
]

const PEN = `O'Brien \\' or 1=1; -- "q" \\\\ %_ \u{1f409}`
const USER = '1152921504606846977'

let server: PrivateServer
beforeAll(async () => {
  server = await startMariadb({
    directory: join(ROOT, '.data/test/settings-mariadb'),
    database: 'settings',
    durable: false,
  })
})
afterAll(() => server.stop())

async function setGlobal(...settings: readonly string[]): Promise<void> {
  const admin = await createConnection(connectionOptions(server.url))
  for (const setting of settings) await admin.query(`SET GLOBAL ${setting}`)
  await admin.end()
}

const readSession = sql<Record<string, unknown>>`
  select @@sql_mode as mode, @@time_zone as zone, @@tx_isolation as level, @@autocommit as auto,
    @@collation_connection as collation, @@completion_type as completion, @@sql_select_limit > 1 as unlimited`
const EXPECTED = {
  mode: expect.not.stringContaining('NO_BACKSLASH_ESCAPES'),
  ...{ zone: '+00:00', level: 'REPEATABLE-READ', collation: 'utf8mb4_unicode_ci', completion: 'NO_CHAIN' },
}

/** New connections of each kind, because a changed server setting applies to new sessions only. */
async function overEach(work: (db: Queries, bridge: Bridge) => Promise<void>): Promise<void> {
  const tcp = openDatabase({ url: server.url, connections: 2 })
  const bridge = startBridge({ databaseUrl: server.url, user: 'edge', password: 'edge-password-of-tests' })
  const http = openOverHttpAt({ url: bridge.url })
  try {
    for (const db of [tcp, http]) await work(db, bridge)
  } finally {
    await tcp.destroy()
    await bridge.stop()
  }
}

async function mustWork(db: Queries): Promise<void> {
  const { rows } = await readSession.execute(db)
  expect(rows).toMatchObject([EXPECTED])
  const user = { id: USER, username: PEN, globalName: '', discriminator: '0', avatar: null }
  await saveUsers(db, [user], 1)
  const found = await db.selectFrom('users').select(['username', 'global_name']).where('username', '=', PEN).execute()
  expect(found).toEqual([{ username: PEN, global_name: '' }])
  await db.deleteFrom('users').where('id', '=', USER).execute()
}

/** Runs the contract tests in a separate process on this server with its present settings. */
async function runContracts(paths: readonly string[]): Promise<string> {
  const run = Bun.spawn([process.execPath, 'test', '--timeout=120000', ...paths], {
    cwd: ROOT,
    env: { ...process.env, TEST_MYSQL_URL: server.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [said, complained] = await Promise.all([new Response(run.stdout).text(), new Response(run.stderr).text()])
  return (await run.exited) === 0 ? 'passed' : `${said}${complained}`
}

describe("a server's own sql_mode", () => {
  test.each(MODES.map((mode) => [mode]))("of '%s' changes nothing", async (mode) => {
    await setGlobal(`sql_mode = '${mode}'`)
    const db = openDatabase({ url: server.url, connections: 1, statementMs: null })
    await migrate(db, () => {})
    await db.destroy()
    await overEach(mustWork)
    if (isLong) expect(await runContracts(['test/contracts'])).toBe('passed')
  })
})

test('a server whose settings are all unusual changes nothing', async () => {
  await setGlobal(...HOSTILE)
  try {
    await overEach(mustWork)
    // The tests create databases with a connection that does not set up its session, so these settings apply to it.
    await setGlobal('tx_read_only = 0', 'max_statement_time = 0')
    const short = ['values', 'members', 'guild-settings', 'leaderboard'].map((name) => `test/contracts/${name}.test.ts`)
    expect(await runContracts(isLong ? ['test/contracts'] : short)).toBe('passed')
  } finally {
    await setGlobal(...HOSTILE.map((setting) => `${setting.split(' = ')[0]} = DEFAULT`))
  }
})

test("a client's own sql_mode in a session of the bridge does not affect other sessions", async () => {
  const bridge = startBridge({
    ...{ databaseUrl: server.url, user: 'edge', password: 'edge-password-of-tests', connections: 2 },
  })
  const other = () => connect({ url: bridge.url }).execute("SELECT @@sql_mode LIKE '%NO_BACKSLASH%' AS changed")
  const client = connect({ url: bridge.url })
  await client.execute("SET sql_mode = 'NO_BACKSLASH_ESCAPES'")
  for (let nth = 0; nth < 4; nth++) {
    expect((await client.execute('SELECT @@sql_mode AS mode')).rows).toEqual([{ mode: 'NO_BACKSLASH_ESCAPES' }])
    expect((await other()).rows).toEqual([{ changed: 0 }])
  }
  await client.execute('BEGIN')
  expect((await other()).rows).toEqual([{ changed: 0 }])
  await client.execute('COMMIT')
  const inside = connect({ url: bridge.url })
  await inside.execute('BEGIN')
  await inside.execute("SET SESSION sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES'")
  await inside.execute('ROLLBACK')
  const all = await Promise.all(Array.from({ length: 8 }, other))
  expect(all.map(({ rows }) => rows)).toEqual(Array(8).fill([{ changed: 0 }]))
  await bridge.stop()
})
