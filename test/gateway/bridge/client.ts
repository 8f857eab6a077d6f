import { afterAll, beforeAll } from 'bun:test'
import { type Connection, connect } from '@planetscale/database'
import type { BridgeOptions } from '../../../gateway/bridge/options.ts'
import { type Bridge, startBridge } from '../../../gateway/bridge/server.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

export const USER = 'edge'
export const PASSWORD = 'edge-password-of-tests'

export interface BridgeUnderTest {
  database: TestDatabase
  bridge: Bridge
  /** A new instance of PlanetScale's own, unmodified client, which has its own session. */
  client(): Connection
}

/** A bridge before a fresh database, with one table `notes (id, text unique)`, for all tests of a file. */
export function bridgeUnderTest(options: Partial<BridgeOptions> = {}): BridgeUnderTest {
  let database: TestDatabase | undefined
  let bridge: Bridge | undefined
  beforeAll(async () => {
    database = await openTestDatabase()
    bridge = startBridge({ databaseUrl: database.url, user: USER, password: PASSWORD, ...options })
    await connect({ url: bridge.url }).execute(
      'CREATE TABLE notes (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, text VARCHAR(64) UNIQUE)',
    )
  }, 180_000)
  afterAll(async () => {
    await bridge?.stop()
    await database?.close()
  })
  return {
    get database() {
      if (database === undefined) throw new Error('the database is open only while tests run')
      return database
    },
    get bridge() {
      if (bridge === undefined) throw new Error('the bridge is open only while tests run')
      return bridge
    },
    client() {
      return connect({ url: this.bridge.url })
    },
  }
}
