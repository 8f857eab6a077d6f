import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PrivateNats, type PrivateNatsOptions, startNats } from '../../scripts/nats/server.ts'

/** A nats-server of this test file's own, which a test may stop and start again with what it has stored. */
export interface TestNats {
  /** Without a user and a password. */
  url: string
  /** Ends the server by a signal, and starts it again after a while. */
  restart(options?: { signal?: 'SIGTERM' | 'SIGKILL'; awayMs?: number }): Promise<void>
  /** Ends the server by SIGKILL. */
  stop(): Promise<void>
  /** Starts the server again. @param isEmpty whether it has lost everything that it had stored */
  start(options?: { isEmpty?: boolean }): Promise<void>
  pid(): number
  close(): Promise<void>
}

/** Starts a server with an empty store. @param access what a client must give */
export async function startTestNats(access?: PrivateNatsOptions['access']): Promise<TestNats> {
  const directory = mkdtempSync(join(tmpdir(), 'prosperity-test-nats-'))
  const options = { directory, ...(access && { access }) }
  let server: PrivateNats = await startNats(options)
  const { url, port } = server
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    process.kill(server.pid, signal)
    await server.stop()
  }
  const start = async ({ isEmpty = false } = {}) => {
    if (isEmpty) rmSync(join(directory, 'jetstream'), { recursive: true, force: true })
    server = await startNats({ ...options, port })
  }
  return {
    url,
    pid: () => server.pid,
    async restart({ signal = 'SIGTERM', awayMs = 0 } = {}) {
      await stop(signal)
      await Bun.sleep(awayMs)
      await start()
    },
    stop: () => stop('SIGKILL'),
    start,
    async close() {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
