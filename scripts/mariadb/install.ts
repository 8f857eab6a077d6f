import { installDebianPackages } from '../local/debian-package.ts'

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

/**
 * Installs MariaDB's programs with apt-get; the chosen packages start no daemon.
 * @throws an Error that says what to do where apt-get is missing, may not be used, or fails
 */
export async function installMariadb(report: (line: string) => void): Promise<MariadbPrograms> {
  report('installing MariaDB with apt-get')
  const obstacle = await installDebianPackages(PACKAGES, report)
  if (obstacle !== null) throw advice(obstacle)
  const programs = findMariadb()
  if (programs === null) throw advice('apt-get installed packages without the programs that are needed')
  return programs
}
