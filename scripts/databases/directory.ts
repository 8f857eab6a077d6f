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

/** The longest path of a Unix socket that both Linux (107) and macOS (103) take. */
const LONGEST_SOCKET_PATH = 103

/** Everything one private server keeps on disk. */
export interface ServerDirectory {
  data: string
  socket: string
  pidFile: string
  log: string
  /** For temporary tables. A server that starts deletes those of every other that shares its directory for them. */
  temporary: string
  /** SQL that the server runs at each start; holds the password, so only its owner may read it. */
  accessFile: string
  password: string
}

/** Runs a program that makes a data directory. @throws with what it said, where it fails */
export async function runMaker(command: readonly string[]): Promise<void> {
  const making = Bun.spawn([...command], { stdout: 'ignore', stderr: 'pipe' })
  const complaint = await new Response(making.stderr).text()
  if ((await making.exited) !== 0) throw new Error(`a data directory could not be made:\n${complaint}`)
}

export const serverUser = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : [])

/** Fills an empty directory with what the server needs at its first start; the other is for temporary tables. */
export type MakeData = (empty: string, temporary: string) => Promise<void>

/** A data directory is made beside its place and then renamed, so that an interrupted start leaves nothing half made. */
async function makeWhole(make: MakeData, directory: string, data: string, temporary: string): Promise<void> {
  for (const name of readdirSync(directory)) {
    if (name.startsWith('installing-')) rmSync(join(directory, name), { recursive: true })
  }
  const building = mkdtempSync(join(directory, 'installing-'))
  await make(building, temporary)
  renameSync(building, data)
}

/**
 * The directory of a private server, made where it is missing.
 * The server listens on loopback, which every user of the machine can reach, so it has a random password. It is kept,
 * so that the address stays the same over restarts; root may only come in over the socket, as the same system user.
 */
export async function prepareDirectory(
  make: MakeData,
  path: string,
  report: (line: string) => void,
): Promise<ServerDirectory> {
  const directory = resolve(path)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  chmodSync(directory, 0o700)
  const data = join(directory, 'data')
  const temporary = join(directory, 'tmp')
  mkdirSync(temporary, { recursive: true, mode: 0o700 })
  if (!existsSync(data)) {
    report('making a database directory')
    await makeWhole(make, directory, data, temporary)
  }
  const passwordFile = join(directory, 'password')
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  const near = join(directory, 'server.sock')
  const short = `prosperity-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}.sock`
  return {
    data,
    temporary,
    socket: Buffer.byteLength(near) <= LONGEST_SOCKET_PATH ? near : join(tmpdir(), short),
    pidFile: join(directory, 'server.pid'),
    log: join(directory, 'server.log'),
    accessFile: join(directory, 'access.sql'),
    password: readFileSync(passwordFile, 'utf8').trim(),
  }
}
