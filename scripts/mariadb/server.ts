import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createConnection } from 'mysql2/promise'
import { freePort } from '../ports.ts'
import { prepareDirectory, type ServerDirectory, serverUser } from './directory.ts'
import { runningServer, waitForEarlierServer } from './earlier.ts'
import { findMariadb, installMariadb } from './install.ts'

export interface MariadbOptions {
  /** Holds the data, the password, the log; made where it is missing. */
  directory: string
  /** A free one where it is not given. */
  port?: number
  /** A database to make where it is missing, and to name in the address: lower-case letters, digits, `_`. */
  database?: string
  /** `false` gives up surviving a power cut, for speed in tests. */
  durable?: boolean
  report?: (line: string) => void
}

export interface Mariadb {
  /** `mysql://user:password@127.0.0.1:port/database`; the path is `/` where no database was asked for. */
  url: string
  port: number
  /** Of the server itself, for fault tests. */
  pid: number
  /** Ends the server as SIGTERM does, and waits for it. Twice is the same as once. */
  stop(): Promise<void>
}

const USER = 'prosperity'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 60_000
const RETRY_MS = 25

/**
 * Runs the server for as long as this process holds the pipe: when the pipe closes, by `stop()` or because this process
 * died by whatever means, the server is told to end. Ctrl-C reaches the whole terminal group, and is left to us.
 */
const GUARD = `trap '' INT
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(cat <&3 >/dev/null; kill -TERM $server 2>/dev/null) & watch=$!
exec 3<&-
wait $server; code=$?
kill $watch 2>/dev/null
exit $code`

const FAST = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-flush-method=nosync']

/** A private MariaDB on 127.0.0.1, which is installed where it may be, and which ends with this process at the latest. */
export async function startMariadb(options: MariadbOptions): Promise<Mariadb> {
  const report = options.report ?? (() => {})
  const programs = findMariadb() ?? (await installMariadb(report))
  const files = await prepareDirectory(programs, options.directory, report)
  await waitForEarlierServer(files, report)
  writeFileSync(files.accessFile, accessSql(files.password, options.database), { mode: 0o600 })
  const port = options.port ?? (await freePort())
  const command = [programs.server, ...serverArguments(files, port, options.durable ?? true)]
  const guard = Bun.spawn(['sh', '-c', GUARD, 'mariadb', ...command], {
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
  const url = `mysql://${USER}:${files.password}@127.0.0.1:${port}/${options.database ?? ''}`
  try {
    await waitUntilAnswering(url, () => guard.exitCode !== null)
  } catch {
    await stop()
    const log = existsSync(files.log) ? readFileSync(files.log, 'utf8').trim().split('\n').slice(-8).join('\n') : ''
    throw new Error(`MariaDB did not start on port ${port}; its log (${files.log}) ends with\n${log}`)
  }
  return { url, port, pid: Number(readFileSync(files.pidFile, 'utf8')), stop }
}

const accessSql = (password: string, database: string | undefined): string =>
  [
    "DELETE FROM mysql.global_priv WHERE User = '';",
    'FLUSH PRIVILEGES;',
    `CREATE OR REPLACE USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${USER}'@'127.0.0.1';`,
    ...(database === undefined ? [] : [`CREATE DATABASE IF NOT EXISTS \`${database}\`;`]),
    '',
  ].join('\n')

const serverArguments = (files: ServerDirectory, port: number, durable: boolean): string[] => [
  '--no-defaults',
  ...serverUser(),
  `--datadir=${files.data}`,
  `--socket=${files.socket}`,
  `--pid-file=${files.pidFile}`,
  `--init-file=${files.accessFile}`,
  '--bind-address=127.0.0.1',
  `--port=${port}`,
  '--skip-name-resolve',
  '--skip-log-bin',
  '--local-infile=OFF',
  '--max-connections=500',
  '--max-allowed-packet=64M',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  ...(durable ? [] : FAST),
]

async function waitUntilAnswering(url: string, ended: () => boolean): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  for (;;) {
    // A stranger on the port may take the connection and say nothing.
    const connection = await createConnection({ uri: url, connectTimeout: 1000 }).catch(() => null)
    if (connection !== null) return connection.end()
    if (ended() || performance.now() > deadline) throw new Error('not answering')
    await Bun.sleep(RETRY_MS)
  }
}
