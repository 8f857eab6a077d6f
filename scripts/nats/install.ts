import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = 'nats-server'
const DIRECTORY = join(import.meta.dir, '../../.data/nats-server')
const UNPACKED = join(DIRECTORY, 'root')
const PATH = [process.env.PATH ?? '', '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'].join(':')

const HOW = `Either
  macOS            brew install nats-server
  Debian, Ubuntu   sudo apt-get install nats-server
  elsewhere        install nats-server 2.9 or newer, and put it on the PATH`

/** The path of nats-server on this machine or in .data; null if there is none. */
export function findNats(): string | null {
  const unpacked = join(UNPACKED, 'usr/sbin/nats-server')
  return Bun.which('nats-server', { PATH }) ?? (existsSync(unpacked) ? unpacked : null)
}

async function run(command: string[], cwd: string): Promise<boolean> {
  return (await Bun.spawn(command, { cwd, stdout: 'ignore', stderr: 'ignore' }).exited) === 0
}

/**
 * Unpacks Debian's nats-server into .data: no package is installed, so no system service starts.
 * @throws an Error that says what to do where the package cannot be had
 */
export async function installNats(report: (line: string) => void): Promise<string> {
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`nats-server is not on this machine. ${HOW}`)
  report('downloading nats-server with apt-get')
  mkdirSync(DIRECTORY, { recursive: true })
  for (const name of readdirSync(DIRECTORY)) {
    if (name.startsWith('unpacking-')) rmSync(join(DIRECTORY, name), { recursive: true })
  }
  const place = mkdtempSync(join(DIRECTORY, 'unpacking-'))
  const update = [...(process.getuid?.() === 0 ? [] : ['sudo', '-n']), 'apt-get', '-qq', 'update']
  const download = () => run(['apt-get', '-qq', 'download', PACKAGE], place)
  if (!(await download()) && !((await run(update, place)) && (await download()))) {
    throw new Error(`apt-get could not download nats-server. ${HOW}`)
  }
  const [archive] = readdirSync(place)
  if (archive === undefined || !(await run(['dpkg-deb', '-x', archive, '.'], place))) {
    throw new Error(`the package of nats-server could not be unpacked. ${HOW}`)
  }
  rmSync(UNPACKED, { recursive: true, force: true })
  renameSync(place, UNPACKED)
  return join(UNPACKED, 'usr/sbin/nats-server')
}
