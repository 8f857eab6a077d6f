import { existsSync } from 'node:fs'

/** The two programs a private server needs. */
export interface MariadbPrograms {
  server: string
  /** Makes a data directory. */
  install: string
}

const PACKAGES = ['mariadb-server-core', 'mariadb-client-core']
/** Servers live where a plain user's PATH does not look. */
const firstOf = (...names: string[]): string | null => {
  const PATH = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')
  return names.map((name) => Bun.which(name, { PATH })).find((path) => path !== null) ?? null
}

/** MariaDB's programs on this machine; null when there are none. Oracle's mysqld does not count: it has no installer. */
export function findMariadb(): MariadbPrograms | null {
  const server = firstOf('mariadbd', 'mysqld')
  const install = firstOf('mariadb-install-db', 'mysql_install_db')
  return server === null || install === null ? null : { server, install }
}

const advice = (why: string): Error =>
  new Error(
    `MariaDB is not on this machine and ${why}. Either
  macOS            brew install mariadb
  Debian, Ubuntu   sudo apt-get update && sudo apt-get install ${PACKAGES.join(' ')}
  elsewhere        install MariaDB 10.6 or newer, with mariadbd and mariadb-install-db on the PATH
or set DATABASE_URL to the address of a MySQL or MariaDB of your own.`,
  )

async function succeeds(command: string[]): Promise<boolean> {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return (await Bun.spawn(command, { stdout: 'ignore', stderr: 'ignore', env: environment }).exited) === 0
}

/**
 * Installs MariaDB's programs with apt-get; the chosen packages start no daemon.
 * @throws an Error that says what to do where apt-get is missing, may not be used, or fails
 */
export async function installMariadb(report: (line: string) => void): Promise<MariadbPrograms> {
  if (!existsSync('/usr/bin/apt-get')) throw advice('there is no apt-get to install it with')
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !(await succeeds(['sudo', '-n', 'true']).catch(() => false))) {
    throw advice('this user may not install it')
  }
  const aptGet = [...(isRoot ? [] : ['sudo', '-n']), 'apt-get', '-y', '-qq']
  const install = [...aptGet, 'install', '--no-install-recommends', ...PACKAGES]
  report('installing MariaDB with apt-get')
  if (!(await succeeds(install))) {
    report('refreshing the list of packages first')
    if (!(await succeeds([...aptGet, 'update'])) || !(await succeeds(install))) throw advice('apt-get could not get it')
  }
  const programs = findMariadb()
  if (programs === null) throw advice('apt-get installed packages without the programs that are needed')
  return programs
}
