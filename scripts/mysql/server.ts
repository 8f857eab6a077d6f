import { writeFileSync } from 'node:fs'
import { prepareDirectory, runMaker, serverUser } from '../databases/directory.ts'
import { waitForEarlierServer } from '../databases/earlier.ts'
import { runGuarded } from '../databases/guarded.ts'
import type { PrivateServer, PrivateServerOptions } from '../databases/private-server.ts'
import { FAST_ARGUMENTS, serverArguments } from '../databases/server-arguments.ts'
import { freePort } from '../ports.ts'
import { findMysql, installMysql, type MysqlProgram } from './install.ts'

const USER = 'prosperity'

const FAST = [...FAST_ARGUMENTS, '--performance-schema=OFF']

/**
 * Starts a private server of Oracle's MySQL on 127.0.0.1. It installs MySQL where that is missing and possible. The
 * server ends with this process.
 */
export async function startMysql(options: PrivateServerOptions): Promise<PrivateServer> {
  const report = options.report ?? (() => {})
  const program = findMysql() ?? (await installMysql(report))
  const files = await prepareDirectory((empty) => makeData(program, empty), options.directory, report)
  await waitForEarlierServer(files, report)
  writeFileSync(files.accessFile, accessSql(files.password, options.database), { mode: 0o600 })
  const port = options.port ?? (await freePort())
  const url = `mysql://${USER}:${files.password}@127.0.0.1:${port}/${options.database ?? ''}`
  const own = [...common(program), ...serverArguments(files, port), ...((options.durable ?? true) ? [] : FAST)]
  const command = [...program.command, ...own, ...(options.arguments ?? [])]
  return runGuarded({ name: 'MySQL', command, files, url, port })
}

const common = ({ files }: MysqlProgram): string[] => [
  '--no-defaults',
  ...serverUser(),
  ...files,
  '--secure-file-priv=NULL',
  '--mysqlx=OFF',
]

const makeData = (program: MysqlProgram, empty: string): Promise<void> =>
  runMaker([...program.command, ...common(program), '--initialize-insecure', `--datadir=${empty}`])

/** One statement on each line. It locks root, which has no password yet, so that only the server's own user can log in. */
const accessSql = (password: string, database: string | undefined): string =>
  [
    "ALTER USER 'root'@'localhost' ACCOUNT LOCK;",
    `CREATE USER IF NOT EXISTS '${USER}'@'127.0.0.1';`,
    `ALTER USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON *.* TO '${USER}'@'127.0.0.1';`,
    ...(database === undefined ? [] : [`CREATE DATABASE IF NOT EXISTS \`${database}\`;`]),
    '',
  ].join('\n')
