import { describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { connect } from '@planetscale/database'
import { startBridge } from '../../../gateway/bridge/server.ts'
import { startMariadb } from '../../../scripts/mariadb/server.ts'
import { startBridgeProcess } from '../../support/bridge-process.ts'
import { openTestDatabase } from '../../support/database.ts'
import { withTemporaryDirectory } from '../../support/temporary.ts'
import { PASSWORD, USER } from './client.ts'

const TIMEOUT_MS = 60_000
const MAIN = join(import.meta.dir, '../../../gateway/bridge/main.ts')

const start = (env: Record<string, string>) =>
  Bun.spawn([process.execPath, '--no-install', '--no-env-file', MAIN], { env, stdout: 'pipe', stderr: 'pipe' })

describe('the process', () => {
  test('names every bad setting at once and exits 78', async () => {
    const bridge = start({ BRIDGE_PORT: 'x', BRIDGE_PASSWORD: 'short@', DB_HOST: 'localhost' })
    expect(await bridge.exited).toBe(78)
    const complaint = await new Response(bridge.stderr).text()
    for (const key of ['BRIDGE_PORT', 'BRIDGE_USER', 'BRIDGE_PASSWORD', 'DB_USER', 'DB_NAME']) {
      expect(complaint).toContain(key)
    }
    expect(complaint).not.toContain('short@')
  })

  test(
    'serves until SIGTERM, ends with 0, and logs no secret',
    async () => {
      const database = await openTestDatabase()
      const bridge = await startBridgeProcess(database.url)
      expect(JSON.parse(bridge.log.all[0] ?? '')).toMatchObject({ host: '127.0.0.1' })
      const client = connect({ url: bridge.url })
      expect((await client.execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
      expect(await bridge.end('SIGTERM')).toBe(0)
      const log = bridge.log.all.join('\n')
      expect(log).not.toContain(new URL(bridge.url).password)
      expect(log).not.toContain(new URL(database.url).password)
      await database.close()
    },
    TIMEOUT_MS,
  )
})

describe('a database that restarts', () => {
  test(
    'is found again by the same bridge, and a transaction from before is known to be lost',
    () =>
      withTemporaryDirectory(async (directory) => {
        const first = await startMariadb({ directory, database: 'notes', durable: false })
        const bridge = startBridge({ databaseUrl: first.url, user: USER, password: PASSWORD })
        const inTransaction = connect({ url: bridge.url })
        await inTransaction.execute('BEGIN')
        await inTransaction.execute('SELECT 1')
        await first.stop()
        const away = await connect({ url: bridge.url })
          .execute('SELECT 1')
          .catch((thrown: Error) => thrown)
        expect(away).toMatchObject({ body: { code: 'UNAVAILABLE' } })

        const second = await startMariadb({ directory, database: 'notes', durable: false, port: first.port })
        expect((await connect({ url: bridge.url }).execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
        const lost = await inTransaction.execute('COMMIT').catch((thrown: Error) => thrown)
        expect(lost).toMatchObject({ body: { code: 'UNAVAILABLE' } })
        expect(bridge.openTransactions).toBe(0)
        await bridge.stop()
        await second.stop()
      }),
    TIMEOUT_MS,
  )
})
