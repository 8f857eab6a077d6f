import { expect, test } from 'bun:test'

const DATABASE = new URL('../../../gateway/database/database.ts', import.meta.url).href

/** A process that opens the database, closes it before any statement, and has nothing else to do. */
const PROGRAM = `
  const { openDatabase } = await import('${DATABASE}')
  await openDatabase({ url: 'mysql://user:password@127.0.0.1:1/none', connections: 2 }).destroy()
`

test('a process that closes the database before its first statement ends', async () => {
  const ended = Bun.spawn([process.execPath, '-e', PROGRAM], { stdout: 'ignore', stderr: 'inherit', timeout: 120_000 })
  await ended.exited
  expect({ code: ended.exitCode, signal: ended.signalCode }).toEqual({ code: 0, signal: null })
}, 180_000)
