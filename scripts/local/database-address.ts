import type { Kysely } from 'kysely'
import { parseWithDatabase } from '../../gateway/database/address.ts'
import { openDatabase } from '../../gateway/database/database.ts'
import { databaseSettings } from '../../shared/config/database.ts'
import type { Database } from '../../shared/database/schema.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { Refusal } from './refusal.ts'
import { findRunning } from './running.ts'
import { badConfiguration } from './settings.ts'

/**
 * The address of the database in the environment; without one, the address of the running scripts/dev.
 * @throws {Refusal} where there is neither
 */
export function databaseUrl(): string {
  const settings = parseWithDatabase(databaseSettings, process.env)
  if (settings.ok) return settings.value.DATABASE_URL
  const isNamed = ['DATABASE_URL', 'DB_HOST', 'DB_USER', 'DB_NAME'].some((key) => process.env[key])
  const running = isNamed ? null : findRunning()
  if (running !== null) return running.databaseUrl
  throw badConfiguration(settings.problems)
}

/** Opens the database for the time of the work. @throws {Refusal} without the address, which holds a password, where the database refuses */
export async function withDatabase(work: (db: Kysely<Database>) => Promise<void>): Promise<void> {
  const db = openDatabase({ url: databaseUrl(), connections: 1 })
  try {
    await work(db)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // A driver's message names the host and the user, never the password.
    throw new Refusal(`The database refused: ${error instanceof Error ? error.message : error}`, EXIT_CODES.failed)
  } finally {
    await db.destroy()
  }
}
