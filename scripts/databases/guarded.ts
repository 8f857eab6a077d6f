import { createConnection } from 'mysql2/promise'
import { startGuarded } from '../local/guarded-process.ts'
import type { ServerDirectory } from './directory.ts'
import { runningServer } from './earlier.ts'
import type { PrivateServer } from './private-server.ts'

export interface GuardedDatabase {
  /** For people, e.g. MariaDB. */
  name: string
  command: readonly string[]
  files: ServerDirectory
  url: string
  port: number
}

/** Starts a database server, and resolves once it answers. @throws with the end of its log if it does not start */
export async function runGuarded({ name, command, files, url, port }: GuardedDatabase): Promise<PrivateServer> {
  const { pid, stop } = await startGuarded({
    ...{ name, command, port, log: files.log },
    answers: () => answers(url),
    serverPid: () => runningServer(files),
  })
  return { url, port, pid, stop }
}

async function answers(url: string): Promise<boolean> {
  // Another program on the port may accept the connection and send nothing.
  const connection = await createConnection({ uri: url, connectTimeout: 1000 }).catch(() => null)
  await connection?.end()
  return connection !== null
}
