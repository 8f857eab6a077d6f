import { writeFileSync } from 'node:fs'
import { prepareDirectory, runMaker, type ServerDirectory, serverUser } from '../databases/directory.ts'
import { waitForEarlierServer } from '../databases/earlier.ts'
import { runGuarded } from '../databases/guarded.ts'
import type { PrivateServer, PrivateServerOptions } from '../databases/private-server.ts'
import { freePort } from '../ports.ts'
import { findMariadb, installMariadb, type MariadbPrograms } from './install.ts'

const USER = 'prosperity'

/** Options for servers of tests, which make and delete thousands of tables. A crash may lose their data. */
const FAST = [
  ...['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-flush-method=nosync'],
  ...['--sync-frm=0', '--innodb-file-per-table=0', '--innodb-adaptive-hash-index=0'],
]

/** A private MariaDB on 127.0.0.1, which is installed where it may be, and which ends with this process at the latest. */
export async function startMariadb(options: PrivateServerOptions): Promise<PrivateServer> {
  const report = options.report ?? (() => {})
  const programs = findMariadb() ?? (await installMariadb(report))
  const files = await prepareDirectory((...places) => makeData(programs, ...places), options.directory, report)
  await waitForEarlierServer(files, report)
  writeFileSync(files.accessFile, accessSql(files.password, options.database), { mode: 0o600 })
  const port = options.port ?? (await freePort())
  const url = `mysql://${USER}:${files.password}@127.0.0.1:${port}/${options.database ?? ''}`
  const own = serverArguments(files, port, options.durable ?? true)
  const command = [programs.server, ...own, ...(options.arguments ?? [])]
  return runGuarded({ name: 'MariaDB', command, files, url, port })
}

const makeData = ({ install }: MariadbPrograms, empty: string, temporary: string): Promise<void> =>
  runMaker([
    ...[install, '--no-defaults', `--datadir=${empty}`, `--tmpdir=${temporary}`, '--skip-test-db', ...serverUser()],
    '--auth-root-authentication-method=socket',
  ])

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
  `--tmpdir=${files.temporary}`,
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
