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

/** The longest path of a Unix socket that both Linux (107) and macOS (103) accept. */
const LONGEST_SOCKET_PATH = 103

/** The files and folders of one private server, and its password. */
export interface ServerDirectory {
  data: string
  socket: string
  pidFile: string
  log: string
  /** Folder for temporary tables. Not shared, because a server deletes everything in this folder when it starts. */
  temporary: string
  /** SQL that the server runs at each start. It contains the password, so only its owner may read it. */
  accessFile: string
  password: string
}

/** Runs a program that makes a data directory. @throws an Error with the program's output, where it fails */
export async function runMaker(command: readonly string[]): Promise<void> {
  const making = Bun.spawn([...command], { stdout: 'ignore', stderr: 'pipe' })
  const complaint = await new Response(making.stderr).text()
  if ((await making.exited) !== 0) throw new Error(`a data directory could not be made:\n${complaint}`)
}

export const serverUser = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : [])

/** Fills an empty data directory for the first start of the server. @param temporary folder for temporary tables */
export type MakeData = (empty: string, temporary: string) => Promise<void>

/**
 * Makes a data directory under another name and renames it at the end, so that an interrupted start leaves no
 * incomplete directory.
 */
async function makeWhole(make: MakeData, directory: string, data: string, temporary: string): Promise<void> {
  for (const name of readdirSync(directory)) {
    if (name.startsWith('installing-')) rmSync(join(directory, name), { recursive: true })
  }
  const building = mkdtempSync(join(directory, 'installing-'))
  await make(building, temporary)
  renameSync(building, data)
}

/**
 * Opens the directory of a private server, and makes it where it is missing.
 * Every user of the machine can connect to the server, so it has a random password. The password is stored, so that the
 * address
 * stays the same after a restart. Root can log in only through the socket, as the same system user.
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
