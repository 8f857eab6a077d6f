import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Oracle's server, and how it is told where its own files are. */
export interface MysqlProgram {
  command: string[]
  /** Arguments for a server that was moved; none for one that the machine itself installed. */
  files: string[]
}

/** Debian's stable releases carry MariaDB alone. */
const SUITE = 'sid'
const PACKAGE = 'mysql-server-core'
const DIRECTORY = join(import.meta.dir, '../../.data/mysql')
const ROOT = join(DIRECTORY, 'root')
const PATH = [process.env.PATH ?? '', '/usr/sbin', '/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')

/** MySQL on this machine or in .data/mysql; null where there is none. */
export function findMysql(): MysqlProgram | null {
  const installed = Bun.which('mysqld', { PATH })
  if (installed !== null && !versionOf(installed).includes('MariaDB')) return { command: [installed], files: [] }
  return existsSync(ROOT) ? programIn(ROOT) : null
}

const versionOf = (program: string): string => Bun.spawnSync([program, '--version']).stdout.toString()

const pathsLike = (root: string, pattern: string): string[] =>
  [...new Bun.Glob(pattern).scanSync({ cwd: root, onlyFiles: false, followSymlinks: true })].map((path) =>
    join(root, path),
  )

/** A server in a folder with a Debian of its own runs with that Debian's loader and libraries, and needs no chroot. */
function programIn(root: string): MysqlProgram {
  const [loader] = pathsLike(root, 'usr/lib{,64}/ld-linux*.so.*')
  const libraries = pathsLike(root, 'usr/lib/*-linux-gnu*')
  if (loader === undefined) throw new Error(`there is no loader in ${root}; remove that folder, and try again`)
  return {
    command: [loader, '--library-path', libraries.join(':'), join(root, 'usr/sbin/mysqld')],
    files: [`--basedir=${root}/usr`, `--lc-messages-dir=${root}/usr/share/mysql`],
  }
}

const HOW = `Either
  Debian           as root: apt-get install debootstrap, and try again
  macOS            brew install mysql
  elsewhere        install MySQL 8.4 or newer, with mysqld on the PATH`

/** Why MySQL cannot be installed here, in half a sentence; null where it can. */
export function obstacleToMysql(): string | null {
  if (!existsSync('/etc/debian_version')) return 'this is not Debian'
  if (Bun.which('debootstrap', { PATH }) === null) return 'debootstrap is not installed'
  return process.getuid?.() === 0 ? null : 'debootstrap needs root'
}

/**
 * Installs Oracle's MySQL with debootstrap into .data/mysql: about 40 seconds, 600 MB. It is made beside its place and
 * then renamed, so that an interrupted one leaves nothing half made.
 * @throws an Error that says what to do where it cannot be installed
 */
export async function installMysql(report: (line: string) => void): Promise<MysqlProgram> {
  const obstacle = obstacleToMysql()
  if (obstacle !== null) throw new Error(`MySQL is not on this machine, and ${obstacle}. ${HOW}`)
  report('installing MySQL with debootstrap into .data/mysql')
  mkdirSync(DIRECTORY, { recursive: true })
  for (const name of readdirSync(DIRECTORY)) {
    if (name.startsWith('installing-')) rmSync(join(DIRECTORY, name), { recursive: true })
  }
  const building = mkdtempSync(join(DIRECTORY, 'installing-'))
  const command = ['debootstrap', '--variant=minbase', `--include=${PACKAGE}`, SUITE, building]
  const installing = Bun.spawn(command, { env: { ...process.env, PATH }, stdout: 'pipe', stderr: 'pipe' })
  const [said, complained] = await Promise.all([
    new Response(installing.stdout).text(),
    new Response(installing.stderr).text(),
  ])
  if ((await installing.exited) !== 0) {
    const last = `${said}${complained}`.trim().split('\n').slice(-3).join('\n')
    throw new Error(`MySQL could not be installed with debootstrap, which ended with\n${last}\n${HOW}`)
  }
  rmSync(join(building, 'var/cache/apt'), { recursive: true, force: true })
  renameSync(building, ROOT)
  return programIn(ROOT)
}
