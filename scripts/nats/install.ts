import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { unpackDebianPackage } from '../local/debian-package.ts'

const DIRECTORY = join(import.meta.dir, '../../.data/nats-server')
const UNPACKED = join(DIRECTORY, 'root')
const PROGRAM = 'usr/sbin/nats-server'
const PATH = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')

const HOW = `Either
  macOS            brew install nats-server
  Debian, Ubuntu   sudo apt-get install nats-server
  elsewhere        install nats-server 2.9 or newer, and put it on the PATH`

/** The path of nats-server on this machine or in .data; null if there is none. */
export function findNats(): string | null {
  const unpacked = join(UNPACKED, PROGRAM)
  return Bun.which('nats-server', { PATH }) ?? (existsSync(unpacked) ? unpacked : null)
}

/**
 * Unpacks Debian's nats-server into .data: no package is installed, so no system service starts.
 * @throws an Error that says what to do if the package cannot be downloaded or unpacked
 */
export async function installNats(report: (line: string) => void): Promise<string> {
  return join(await unpackDebianPackage({ name: 'nats-server', directory: DIRECTORY, how: HOW }, report), PROGRAM)
}
