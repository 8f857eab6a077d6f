import { join } from 'node:path'
import { type PrivateNats, startNats } from '../../scripts/nats/server.ts'
import { takeServerDirectory } from './server-slot.ts'

/** A nats-server of this test file's own, which a test may stop and start again with what it has stored. */
export interface TestNats {
  url: string
  /** Ends the server by a signal, and starts it again after a while. */
  restart(options?: { signal?: 'SIGTERM' | 'SIGKILL'; awayMs?: number }): Promise<void>
  pid(): number
  close(): Promise<void>
}

export async function startTestNats(): Promise<TestNats> {
  const directory = join(takeServerDirectory(join(import.meta.dir, '../../.data/test-nats')), crypto.randomUUID())
  let server: PrivateNats = await startNats({ directory })
  const { url, port } = server
  return {
    url,
    pid: () => server.pid,
    async restart({ signal = 'SIGTERM', awayMs = 0 } = {}) {
      process.kill(server.pid, signal)
      await server.stop()
      await Bun.sleep(awayMs)
      server = await startNats({ directory, port })
    },
    close: () => server.stop(),
  }
}
