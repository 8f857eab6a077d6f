import { join } from 'node:path'
import type { TestDatabase } from './database.ts'
import type { Application } from './discord/community/application.ts'
import type { Discord } from './discord/discord.ts'
import { sharedGatewayBundle } from './gateway-bundle.ts'
import { timingFor } from './gateway-timing.ts'
import { Lines } from './lines.ts'
import { isReady } from './readiness.ts'
import { until } from './until.ts'

const ROOT = join(import.meta.dir, '../..')

export interface GatewayProcess {
  /** Sends a signal that does not end the process. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void
  /** The address without a path. */
  url: string
  pid: number
  log: Lines
  /** Sends a signal and waits for the end. @returns the exit code; null where the signal itself ended the process */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** Starts the gateway as an operator does: a process with settings from the environment. Returns when it is ready. */
export async function startGatewayProcess(...given: Parameters<typeof spawnGateway>): Promise<GatewayProcess> {
  const gateway = await spawnGateway(...given)
  await until('the gateway is ready', () => isReady(gateway))
  return gateway
}

/**
 * The same, but returns as soon as the process listens, while its sessions connect.
 * @param root the top folder of another release's code, which runs in place of today's
 * @throws where the process ends before it listens
 */
export async function spawnGateway(
  discord: Discord,
  application: Application,
  database: Pick<TestDatabase, 'url'>,
  environment: Readonly<Record<string, string>> = {},
  root = ROOT,
): Promise<GatewayProcess> {
  const log = new Lines()
  const program = root === ROOT ? await sharedGatewayBundle() : 'gateway/main.ts'
  const child = Bun.spawn([process.execPath, '--no-install', '--no-orphans', program], {
    cwd: root,
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: database.url,
      BOT_TOKEN: application.token,
      DISCORD_APPLICATION_ID: application.id,
      DISCORD_API_URL: discord.apiUrl,
      GATEWAY_PORT: '0',
      ...timingFor(discord),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const read = Promise.all([log.readFrom(child.stdout), log.readFrom(child.stderr)])
  const ended = read.then(() => {
    throw new Error(`the gateway did not start:\n${log.all.join('\n')}`)
  })
  const url = `http://127.0.0.1:${await Promise.race([log.numberIn('gateway started', 'port'), ended])}`
  return {
    url,
    pid: child.pid,
    log,
    signal: (signal) => child.kill(signal),
    async end(signal) {
      child.kill(signal)
      await Promise.all([child.exited, read])
      return child.signalCode === null ? child.exitCode : null
    },
  }
}
