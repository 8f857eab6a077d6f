import { describe, expect, test } from 'bun:test'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { connectionOptions } from '../../gateway/database/address.ts'
import { openDatabase } from '../../gateway/database/database.ts'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { migrate } from '../../scripts/migration/migrations.ts'
import { migrations } from '../../shared/database/migrations/index.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

const TIMEOUT_MS = 60_000

async function ask(url: string, sql: string): Promise<unknown> {
  const connection = await createConnection(connectionOptions(url))
  try {
    return (await connection.query({ sql, rowsAsArray: true }))[0]
  } finally {
    await connection.end()
  }
}

const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it worked',
    (error: Error) => error.message,
  )

describe('a private MariaDB', () => {
  test(
    'keeps its data and its address over a restart',
    () =>
      withTemporaryDirectory(async (directory) => {
        const first = await startMariadb({ directory, database: 'kept' })
        await ask(first.url, 'CREATE TABLE things AS SELECT 42 AS x')
        await first.stop()
        expect(await reasonOf(ask(first.url, 'SELECT 1'))).toContain('ECONNREFUSED')
        const second = await startMariadb({ directory, database: 'kept', port: first.port })
        expect(second.url).toBe(first.url)
        expect(await ask(second.url, 'SELECT x FROM things')).toEqual([[42]])
        await second.stop()
        await second.stop()
      }),
    TIMEOUT_MS,
  )

  test(
    'ends when its process is killed, and the next start works',
    () =>
      withTemporaryDirectory(async (directory) => {
        const module = join(import.meta.dir, '../../scripts/mariadb/server.ts')
        const script = `const { startMariadb } = await import(${JSON.stringify(module)})
          await startMariadb({ directory: ${JSON.stringify(directory)}, durable: false })
          process.kill(process.pid, 'SIGKILL')`
        expect(await Bun.spawn([process.execPath, '-e', script]).exited).toBe(137)
        const server = await startMariadb({ directory, durable: false })
        expect(await ask(server.url, 'SELECT 1')).toEqual([[1]])
        await server.stop()
      }),
    TIMEOUT_MS,
  )

  test(
    'is made whole although an earlier start was interrupted in the middle',
    () =>
      withTemporaryDirectory(async (directory) => {
        await mkdir(join(directory, 'installing-x'))
        await writeFile(join(directory, 'installing-x', 'half'), 'made')
        const server = await startMariadb({ directory, durable: false })
        await server.stop()
        expect((await readdir(directory)).filter((name) => name.startsWith('installing-'))).toEqual([])
      }),
    TIMEOUT_MS,
  )

  test(
    'lets nobody in without the password',
    () =>
      withTemporaryDirectory(async (directory) => {
        const server = await startMariadb({ directory, durable: false })
        for (const user of ['root', 'prosperity', 'nobody']) {
          expect(await reasonOf(ask(`mysql://${user}@127.0.0.1:${server.port}/mysql`, 'SELECT 1'))).toContain('denied')
        }
        await server.stop()
      }),
    TIMEOUT_MS,
  )

  test(
    'says so when its port is taken',
    () =>
      withTemporaryDirectory(async (directory) => {
        const taken = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } })
        const reason = await reasonOf(startMariadb({ directory, port: taken.port, durable: false }))
        taken.stop(true)
        expect(reason).toContain('Address already in use')
      }),
    TIMEOUT_MS,
  )

  test(
    'takes the migrations once, and says what was applied',
    () =>
      withTemporaryDirectory(async (directory) => {
        const server = await startMariadb({ directory, durable: false, database: 'tables' })
        const db = openDatabase({ url: server.url, connections: 2 })
        const lines: string[] = []
        const both = await Promise.all([
          migrate(db, (line) => lines.push(line)),
          migrate(db, (line) => lines.push(line)),
        ])
        const names = Object.keys(migrations)
        expect(both.flat()).toEqual(names)
        expect(await migrate(db, () => {})).toEqual([])
        expect(lines.sort()).toEqual([...names.map((name) => `applied ${name}`), 'the database is up to date'])
        await db.destroy()
        await server.stop()
      }),
    TIMEOUT_MS,
  )
})
