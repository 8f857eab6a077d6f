import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join, resolve } from 'node:path'
import { startGuarded } from '../local/guarded-process.ts'
import { freePort } from '../ports.ts'
import { findNats, installNats } from './install.ts'

export interface PrivateNats {
  /** `nats://127.0.0.1:port` */
  url: string
  port: number
  /** Process id of the server, for fault tests. */
  pid: number
  /** Ends the server as SIGTERM does, and waits for it. */
  stop(): Promise<void>
}

export interface PrivateNatsOptions {
  /** Holds the streams and the log; made if it is missing. */
  directory: string
  /** Port to listen on; absent picks a free port. */
  port?: number
  /** What a client must give; absent lets everybody in. */
  access?: { user: string; password: string }
  report?: (line: string) => void
}

/** Starts a private nats-server with JetStream on 127.0.0.1, and installs it where that is possible. It ends with this process at the latest. */
export async function startNats({
  directory,
  port: wanted,
  access,
  report = () => {},
}: PrivateNatsOptions): Promise<PrivateNats> {
  const program = findNats() ?? (await installNats(report))
  const place = resolve(directory)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  chmodSync(place, 0o700)
  const port = wanted ?? (await freePort())
  const [configuration, pidFile] = [join(place, 'server.conf'), join(place, 'server.pid')]
  writeFileSync(configuration, configurationText(place, port, pidFile, access), { mode: 0o600 })
  const { pid, stop } = await startGuarded({
    ...{ name: 'nats-server', port, log: join(place, 'server.log') },
    command: [program, '-c', configuration],
    answers: () => answers(port),
    serverPid: () => (existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : null),
  })
  return { url: `nats://127.0.0.1:${port}`, port, pid, stop }
}

/** JetStream's storage grows as it is used; the bounds only keep a forgotten server from filling the disk. */
const configurationText = (
  place: string,
  port: number,
  pidFile: string,
  access: PrivateNatsOptions['access'],
): string =>
  [
    'host: "127.0.0.1"',
    `port: ${port}`,
    `pid_file: "${pidFile}"`,
    `jetstream { store_dir: "${join(place, 'jetstream')}", max_file_store: 8GB, max_memory_store: 64MB }`,
    ...(access === undefined ? [] : [`authorization { user: "${access.user}", password: "${access.password}" }`]),
    '',
  ].join('\n')

/** A NATS server sends INFO to each new client. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1_000, () => end(false))
    socket.once('error', () => end(false))
    socket.once('data', (data) => end(data.toString().startsWith('INFO')))
  })
}
