import { type GatewaySettings, gatewaySettings } from '../../gateway/config.ts'
import { type Gateway, startGateway } from '../../gateway/gateway.ts'
import { createLog } from '../../gateway/ops/log.ts'
import { type Clock, systemClock } from '../../gateway/time/clock.ts'
import { parseEnvironment } from '../../shared/config/environment.ts'
import type { TestDatabase } from './database.ts'
import type { Application } from './discord/community/application.ts'
import type { Discord } from './discord/discord.ts'
import { timingFor } from './gateway-timing.ts'
import { until } from './until.ts'

export interface RunningGateway extends Gateway {
  /** The address without a path. */
  url: string
  /** The lines of the gateway's log. */
  log: string[]
  /** Resolves when the gateway is ready. */
  ready(): Promise<void>
}

export interface GatewayTestOptions {
  discord: Discord
  application: Application
  database: TestDatabase
  settings?: Partial<GatewaySettings>
  clock?: Clock
  correctClock?: (aheadMs: number) => number
}

export function settingsFor({ discord, application, database, settings }: GatewayTestOptions): GatewaySettings {
  const parsed = parseEnvironment(gatewaySettings, {
    DATABASE_URL: database.url,
    BOT_TOKEN: application.token,
    DISCORD_APPLICATION_ID: application.id,
    DISCORD_API_URL: discord.apiUrl,
    GATEWAY_PORT: '0',
    ...timingFor(discord),
  })
  if (!parsed.ok) throw new Error('the test settings are not complete')
  return { ...parsed.value, ...settings }
}

/** Starts a gateway in this process, with its real parts and a simulated Discord. */
export async function startTestGateway(options: GatewayTestOptions): Promise<RunningGateway> {
  const settings = settingsFor(options)
  const log: string[] = []
  const gateway = await startGateway(settings, {
    log: createLog({ level: 'debug', secrets: [], write: (line) => log.push(line) }),
    clock: options.clock ?? systemClock,
    ...(options.correctClock && { correctClock: options.correctClock }),
    random: Math.random,
    version: 'test',
    processId: `test-${crypto.randomUUID()}`,
  })
  const url = `http://127.0.0.1:${gateway.port}`
  const ready = () => until('the gateway is ready', async () => (await fetch(`${url}/ready`)).ok).then(() => {})
  return { ...gateway, url, log, ready }
}
