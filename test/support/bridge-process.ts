import { join } from 'node:path'
import { Lines } from './lines.ts'

const ROOT = join(import.meta.dir, '../..')
const USER = 'edge'
const PASSWORD = 'edge-password-of-tests'

export interface BridgeProcess {
  /** The address for clients, with user name and password. */
  url: string
  /** The address of /health, /ready and /metrics, without a path. */
  opsUrl: string
  pid: number
  log: Lines
  /** Sends a signal and does not wait. */
  signal(signal: 'SIGTERM' | 'SIGUSR2'): void
  /** Sends a signal and waits for the end. @returns the exit code */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/**
 * Starts the bridge as an operator does: a process with settings from the environment.
 * @param root the top folder of another release's code, which runs in place of today's
 */
export async function startBridgeProcess(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
  root = ROOT,
): Promise<BridgeProcess> {
  const log = new Lines()
  const child = Bun.spawn(
    [process.execPath, '--no-install', '--no-env-file', '--no-orphans', 'gateway/bridge/main.ts'],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH ?? '',
        BRIDGE_PORT: '0',
        BRIDGE_METRICS_ADDRESS: '127.0.0.1:0',
        BRIDGE_USER: USER,
        BRIDGE_PASSWORD: PASSWORD,
        DATABASE_URL: databaseUrl,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const read = Promise.all([log.readFrom(child.stdout), log.readFrom(child.stderr)])
  const ports = Promise.all([
    log.numberIn('the bridge is listening', 'port'),
    log.numberIn('health and metrics are served', 'metricsPort'),
  ])
  const ended = read.then(() => {
    throw new Error(`the bridge did not start:\n${log.all.join('\n')}`)
  })
  const [port, opsPort] = await Promise.race([ports, ended])
  return {
    url: `http://${USER}:${PASSWORD}@127.0.0.1:${port}`,
    opsUrl: `http://127.0.0.1:${opsPort}`,
    pid: child.pid,
    log,
    signal: (signal) => child.kill(signal),
    async end(signal) {
      child.kill(signal)
      await Promise.all([child.exited, read])
      return child.exitCode
    },
  }
}
