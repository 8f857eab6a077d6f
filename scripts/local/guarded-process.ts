import { existsSync, openSync, readFileSync } from 'node:fs'

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 60_000
const RETRY_MS = 25
const SHOWN_LOG_LINES = 8

/**
 * Runs a server for as long as this process holds the pipe. When the pipe closes, by `stop()` or because this process
 * died, the guard sends the server SIGTERM. Ctrl-C reaches the whole terminal group: only this process handles it.
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
  /** For people, e.g. MariaDB. */
  name: string
  command: readonly string[]
  port: number
  /** File that receives the server's standard error. */
  log: string
  /** Whether the server answers now. */
  answers: () => Promise<boolean>
  /** The server's process id; null where it has none yet, or has ended. */
  serverPid: () => number | null
}

export interface GuardedServer {
  pid: number
  /** Ends the server as SIGTERM does, and waits for it. A second call changes nothing. */
  stop(): Promise<void>
}

/** Starts a server, and resolves once it answers. @throws with the end of its log if it does not start */
export async function startGuarded(options: GuardedOptions): Promise<GuardedServer> {
  const { name, command, port, log, serverPid } = options
  const guard = Bun.spawn(['sh', '-c', GUARD, name, ...command], {
    stdin: 'pipe',
    stdout: 'ignore',
    stderr: openSync(log, 'w', 0o600),
  })
  const stop = async (): Promise<void> => {
    await guard.stdin.end()
    const pid = serverPid()
    const last = setTimeout(() => pid !== null && process.kill(pid, 'SIGKILL'), STOP_TIMEOUT_MS)
    await guard.exited
    clearTimeout(last)
  }
  try {
    await waitUntilAnswering(options, () => guard.exitCode !== null)
  } catch {
    await stop()
    const text = existsSync(log) ? readFileSync(log, 'utf8').trim() : ''
    const shown = text.split('\n').slice(-SHOWN_LOG_LINES).join('\n')
    throw new Error(`${name} did not start on port ${port}; its log (${log}) ends with\n${shown}`)
  }
  return { pid: serverPid() ?? guard.pid, stop }
}

async function waitUntilAnswering({ answers }: GuardedOptions, ended: () => boolean): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  while (!(await answers())) {
    if (ended() || performance.now() > deadline) throw new Error('not answering')
    await Bun.sleep(RETRY_MS)
  }
}
