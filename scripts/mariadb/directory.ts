import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { MariadbPrograms } from './install.ts'

/** The longest path of a Unix socket that both Linux (107) and macOS (103) take. */
const LONGEST_SOCKET_PATH = 103

/** Everything one private server keeps on disk. */
export interface ServerDirectory {
  data: string
  socket: string
  pidFile: string
  log: string
  /** SQL that the server runs at each start; holds the password, so only its owner may read it. */
  accessFile: string
  password: string
}

export const serverUser = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : [])

/** A data directory is made beside its place and then renamed, so that an interrupted start leaves nothing half made. */
async function makeData(programs: MariadbPrograms, directory: string, data: string): Promise<void> {
  for (const name of readdirSync(directory)) {
    if (name.startsWith('installing-')) rmSync(join(directory, name), { recursive: true })
  }
  const building = mkdtempSync(join(directory, 'installing-'))
  const command = [programs.install, '--no-defaults', `--datadir=${building}`, '--skip-test-db', ...serverUser()]
  const installing = Bun.spawn([...command, '--auth-root-authentication-method=socket'], {
    stdout: 'ignore',
    stderr: 'pipe',
  })
  const complaint = await new Response(installing.stderr).text()
  if ((await installing.exited) !== 0) throw new Error(`MariaDB's data directory could not be made:\n${complaint}`)
  renameSync(building, data)
}

/**
 * The directory of a private server, made where it is missing.
 * The server listens on loopback, which every user of the machine can reach, so it has a random password. It is kept,
 * so that the address stays the same over restarts; root may only come in over the socket, as the same system user.
 */
export async function prepareDirectory(
  programs: MariadbPrograms,
  path: string,
  report: (line: string) => void,
): Promise<ServerDirectory> {
  const directory = resolve(path)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  const data = join(directory, 'data')
  if (!existsSync(data)) {
    report('making a database directory')
    await makeData(programs, directory, data)
  }
  const passwordFile = join(directory, 'password')
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  const near = join(directory, 'server.sock')
  const short = `prosperity-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}.sock`
  return {
    data,
    socket: Buffer.byteLength(near) <= LONGEST_SOCKET_PATH ? near : join(tmpdir(), short),
    pidFile: join(directory, 'server.pid'),
    log: join(directory, 'server.log'),
    accessFile: join(directory, 'access.sql'),
    password: readFileSync(passwordFile, 'utf8').trim(),
  }
}
