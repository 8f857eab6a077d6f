import { writeFileSync } from 'node:fs'
import { prepareDirectory, runMaker, serverUser } from '../databases/directory.ts'
import { waitForEarlierServer } from '../databases/earlier.ts'
import { runGuarded } from '../databases/guarded.ts'
import type { PrivateServer, PrivateServerOptions } from '../databases/private-server.ts'
import { FAST_ARGUMENTS, serverArguments } from '../databases/server-arguments.ts'
import { freePort } from '../ports.ts'
import { findMariadb, installMariadb, type MariadbPrograms } from './install.ts'

const USER = 'prosperity'

const FAST = [...FAST_ARGUMENTS, '--sync-frm=0', '--innodb-file-per-table=0', '--innodb-adaptive-hash-index=0']

/** A private MariaDB on 127.0.0.1, which is installed where it may be, and which ends with this process at the latest. */
export async function startMariadb(options: PrivateServerOptions): Promise<PrivateServer> {
  const report = options.report ?? (() => {})
  const programs = findMariadb() ?? (await installMariadb(report))
  const files = await prepareDirectory((...places) => makeData(programs, ...places), options.directory, report)
  await waitForEarlierServer(files, report)
  writeFileSync(files.accessFile, accessSql(files.password, options.database), { mode: 0o600 })
  const port = options.port ?? (await freePort())
  const url = `mysql://${USER}:${files.password}@127.0.0.1:${port}/${options.database ?? ''}`
  const common = ['--no-defaults', ...serverUser(), `--tmpdir=${files.temporary}`]
  const own = [...common, ...serverArguments(files, port), ...((options.durable ?? true) ? [] : FAST)]
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
