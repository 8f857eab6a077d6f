import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installDebianPackages } from '../local/debian-package.ts'
import { removeUnmounted, withOwnMounts } from './mounts.ts'

/** A server program of Oracle's MySQL. */
export interface MysqlProgram {
  command: string[]
  /** Arguments that name the folders of a server in .data/mysql; empty for a server that the machine installed. */
  files: string[]
}

/** The release of Debian to install from: its stable releases have no package of Oracle's MySQL. */
const SUITE = 'sid'
const PACKAGE = 'mysql-server-core'
const DIRECTORY = join(import.meta.dir, '../../.data/mysql')
const ROOT = join(DIRECTORY, 'root')
const PATH = [process.env.PATH ?? '', '/usr/sbin', '/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')

/** Finds MySQL on this machine or in .data/mysql; null where it is in neither. */
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

/** The server in .data/mysql runs with the loader and libraries of the Debian in the same folder, without chroot. */
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

const NO_DEBOOTSTRAP = 'debootstrap is not installed'

/** Why MySQL cannot be installed on this machine, as part of a sentence; null where it can. */
export function obstacleToMysql(): string | null {
  if (!existsSync('/etc/debian_version')) return 'this is not Debian'
  if (Bun.which('debootstrap', { PATH }) === null) return NO_DEBOOTSTRAP
  return process.getuid?.() === 0 ? null : 'debootstrap needs root'
}

/**
 * Installs debootstrap with apt-get where this user is root on Debian and it is missing. apt-get locks its files: await this
 * before another package is installed.
 */
export async function installDebootstrap(report: (line: string) => void): Promise<void> {
  if (obstacleToMysql() !== NO_DEBOOTSTRAP || process.getuid?.() !== 0) return
  report('installing debootstrap with apt-get')
  await installDebianPackages(['debootstrap'], report)
}

/**
 * Installs Oracle's MySQL with debootstrap into .data/mysql: about 40 seconds, 600 MB. It is installed into another folder
 * that is renamed at the end, so that an interrupted installation is not used. debootstrap mounts file systems there, such as
 * /proc. No other process sees these mounts, and they end with debootstrap, also after Ctrl-C.
 * @param directory where MySQL is installed; only a test changes it @param program installs MySQL; only a test changes it
 * @throws an Error that says what to do, where the installation fails
 */
export async function installMysql(
  report: (line: string) => void,
  { directory, program } = { directory: DIRECTORY, program: 'debootstrap' },
): Promise<MysqlProgram> {
  await installDebootstrap(report)
  const obstacle = obstacleToMysql()
  if (obstacle !== null) throw new Error(`MySQL is not on this machine, and ${obstacle}. ${HOW}`)
  report('installing MySQL with debootstrap into .data/mysql')
  mkdirSync(directory, { recursive: true })
  // The list of mounts has paths without symbolic links.
  const place = realpathSync(directory)
  for (const name of readdirSync(place)) if (name.startsWith('installing-')) removeUnmounted(join(place, name))
  const building = mkdtempSync(join(place, 'installing-'))
  const debootstrap = [program, '--variant=minbase', `--include=${PACKAGE}`, SUITE, building]
  const installing = Bun.spawn(withOwnMounts(debootstrap), {
    env: { ...process.env, PATH },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [said, complained] = await Promise.all([
    new Response(installing.stdout).text(),
    new Response(installing.stderr).text(),
  ])
  if ((await installing.exited) !== 0) {
    const last = `${said}${complained}`.trim().split('\n').slice(-3).join('\n')
    throw new Error(`MySQL could not be installed with debootstrap, which ended with\n${last}\n${HOW}`)
  }
  rmSync(join(building, 'var/cache/apt'), { recursive: true, force: true })
  const root = join(directory, 'root')
  renameSync(building, root)
  return programIn(root)
}
