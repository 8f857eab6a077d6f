import { existsSync, openSync, readFileSync } from 'node:fs'
import { createConnection } from 'mysql2/promise'
import type { ServerDirectory } from './directory.ts'
import { runningServer } from './earlier.ts'
import type { PrivateServer } from './private-server.ts'

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 60_000
const RETRY_MS = 25
const SHOWN_LOG_LINES = 8

/**
 * Runs the server for as long as this process holds the pipe. When the pipe closes, by `stop()` or because this process
 * was killed, the server gets a signal to end. It ignores Ctrl-C, which the terminal sends to every process of the group.
 */
const GUARD = `trap '' INT
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(cat <&3 >/dev/null; kill -TERM $server 2>/dev/null) & watch=$!
exec 3<&-
wait $server; code=$?
kill $watch 2>/dev/null
exit $code`

export interface GuardedOptions {
  /** Name for people, e.g. MariaDB. */
  name: string
  command: readonly string[]
  files: ServerDirectory
  url: string
  port: number
}

/**
 * Starts a server, and resolves once it answers.
 * @throws an Error with the end of the log, where the server does not start
 */
export async function runGuarded({ name, command, files, url, port }: GuardedOptions): Promise<PrivateServer> {
  const guard = Bun.spawn(['sh', '-c', GUARD, name, ...command], {
    stdin: 'pipe',
    stdout: 'ignore',
    stderr: openSync(files.log, 'w', 0o600),
  })
  const stop = async (): Promise<void> => {
    await guard.stdin.end()
    const pid = runningServer(files)
    const last = setTimeout(() => pid !== null && process.kill(pid, 'SIGKILL'), STOP_TIMEOUT_MS)
    await guard.exited
    clearTimeout(last)
  }
  try {
    await waitUntilAnswering(url, () => guard.exitCode !== null)
  } catch {
    await stop()
    const log = existsSync(files.log) ? readFileSync(files.log, 'utf8').trim() : ''
    const shown = log.split('\n').slice(-SHOWN_LOG_LINES).join('\n')
    throw new Error(`${name} did not start on port ${port}; its log (${files.log}) ends with\n${shown}`)
  }
  return { url, port, pid: Number(readFileSync(files.pidFile, 'utf8')), stop }
}

async function waitUntilAnswering(url: string, ended: () => boolean): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  for (;;) {
    // Another program on this port may accept the connection and send nothing.
    const connection = await createConnection({ uri: url, connectTimeout: 1000 }).catch(() => null)
    if (connection !== null) return connection.end()
    if (ended() || performance.now() > deadline) throw new Error('not answering')
    await Bun.sleep(RETRY_MS)
  }
}
