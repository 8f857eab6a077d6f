import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { createPool, type Pool } from 'mysql2/promise'
import { openDatabase as openOverHttpAt } from '../../edge/runtime/database.ts'
import { startBridge } from '../../gateway/bridge/server.ts'
import { openDatabase } from '../../gateway/database/database.ts'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { migrate } from '../../scripts/migration/migrations.ts'
import { dropLeftovers, TEST_DATABASES } from '../../scripts/testing/leftovers.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { takeServerDirectory } from './server-slot.ts'
import { canBeUsedAgain } from './used-database.ts'

export interface TestDatabase {
  /** Its address over TCP: `mysql://user:password@host:port/name`. */
  url: string
  /** The database over TCP, with the gateway's dialect. */
  db: Kysely<Database>
  /** Deletes every row: a tenth of the time that a new database takes. Ids that the database counts go on. */
  empty(): Promise<void>
  /** Closes the connections. The next test of this process gets this database, emptied, if another test can use it again. */
  close(): Promise<void>
}

/** The one server of a test run, with a migrated database (the template) from which the others are copied. */
interface Server {
  url: string
  template: string
  tables: string[]
  admin: Pool
}

const newName = (): string => `${TEST_DATABASES}${randomUUID().replaceAll('-', '')}`

const addressOf = (server: string, name: string): string =>
  Object.assign(new URL(server), { pathname: `/${name}` }).href

const MIGRATIONS = join(import.meta.dir, '../../shared/database/migrations')

/**
 * scripts/test starts one server for all test files. `bun test` alone starts a server for each process, which ends with
 * it.
 */
async function startServer(): Promise<string> {
  if (process.env.TEST_MYSQL_URL !== undefined) return process.env.TEST_MYSQL_URL
  const directory = takeServerDirectory(join(import.meta.dir, '../../.data/test-mariadb'))
  return (await startMariadb({ directory, durable: false })).url
}

async function openServer(): Promise<Server> {
  const url = await startServer()
  const admin = createPool({ uri: addressOf(url, ''), multipleStatements: true, connectionLimit: 4 })
  // Deletes the databases of an earlier run that was killed; not on a shared server, where other test files use theirs.
  if (process.env.TEST_MYSQL_URL === undefined) await dropLeftovers(addressOf(url, ''))
  const template = await openTemplate(url, admin)
  const db = openDatabase({ url: addressOf(url, template), connections: 1 })
  const tables = (await db.introspection.getTables()).map((table) => table.name)
  await db.destroy()
  return { url, template, tables, admin }
}

/** A hash of the migrations, so that a run does not copy tables that other migrations made. */
function migrationsFingerprint(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(join(MIGRATIONS, file)))
  return hash.digest('hex').slice(0, 16)
}

/** Migrates the template, unless another test file did: copying its tables is faster than migrating each database. */
async function openTemplate(url: string, admin: Pool): Promise<string> {
  const template = `template_${migrationsFingerprint()}`
  await admin.query(`CREATE DATABASE IF NOT EXISTS ${template} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
  const db = openDatabase({ url: addressOf(url, template), connections: 1 })
  // A second process waits here until the first has migrated.
  await migrate(db, () => {})
  await db.destroy()
  return template
}

let server: Promise<Server> | undefined

/** Databases of closed tests that are empty again, for the next tests of this process. */
const spare: string[] = []

/** Makes a new, migrated database with a name that no other test uses. @returns the name */
async function createDatabase({ template, tables, admin }: Server): Promise<string> {
  const name = newName()
  const copies = tables.map((table) => `CREATE TABLE ${name}.${table} LIKE ${template}.${table}`)
  // When a process starts, it reads from this table whether the database has the tables of its release.
  const history = [
    `CREATE TABLE ${name}.kysely_migration LIKE ${template}.kysely_migration`,
    `INSERT INTO ${name}.kysely_migration SELECT * FROM ${template}.kysely_migration`,
  ]
  await admin.query(
    [`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`, ...copies, ...history].join(';'),
  )
  return name
}

async function emptyTables({ tables, admin }: Server, name: string): Promise<void> {
  const deletions = tables.map((table) => `DELETE FROM ${name}.${table}`)
  // Whatever the server's own settings are.
  await admin.query(['SET sql_safe_updates = 0, autocommit = 1', ...deletions].join(';'))
}

/** Opens an empty, migrated database that no other test uses. Its counted ids may begin with any number. */
export async function openTestDatabase(): Promise<TestDatabase> {
  server ??= openServer()
  const opened = await server
  const name = spare.pop() ?? (await createDatabase(opened))
  const own = addressOf(opened.url, name)
  const db = openDatabase({ url: own, connections: 5 })
  return {
    url: own,
    db,
    empty: () => emptyTables(opened, name),
    close: async () => {
      await db.destroy()
      const { admin, template } = opened
      if (!(await canBeUsedAgain(admin, name, template))) return void (await admin.query(`DROP DATABASE ${name}`))
      await emptyTables(opened, name)
      spare.push(name)
    },
  }
}

export interface HttpDatabase {
  /** The bridge's address, for the edge: `http://user:password@host:port`. */
  url: string
  /** The database over HTTP, as the edge uses it. */
  db: Queries
  close(): Promise<void>
}

/** Opens the same database through a bridge, as the edge does. */
export function openOverHttp(database: TestDatabase): HttpDatabase {
  const bridge = startBridge({ databaseUrl: database.url, user: 'edge', password: 'edge-password-of-tests' })
  const db = openOverHttpAt({ url: bridge.url })
  return {
    url: bridge.url,
    db,
    close: () => bridge.stop(),
  }
}
