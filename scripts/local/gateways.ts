import { join } from 'node:path'
import { startNats } from '../nats/server.ts'
import { freePort } from '../ports.ts'
import { startChild } from './child.ts'
import { DATA, LOGS, TOKEN_KEYS } from './folders.ts'
import type { Application, StackParts } from './stack.ts'
import { localTokenKeys } from './token-keys.ts'

/** A process that was killed by hand starts again after this time, as under a supervisor. */
const RESTART_MS = 3_000

export interface GatewayOptions {
  databaseUrl: string
  application: Application
  /** Null uses Discord itself. */
  apiUrl: string | null
  /** Port of the gateway, or of the first gateway. */
  port: number
}

/** The gateway; or with `--distributed` NATS, two gateways and two workers. @returns a line about each, for people */
export async function startGateways(parts: StackParts, options: GatewayOptions): Promise<string[]> {
  if (parts.distributed) return startDistributed(parts, options)
  const { started, onDeath } = parts
  const environment = environmentOf(options)
  const gateway = startChild({
    ...{ name: 'gateway', entry: 'gateway/main.ts', logFile: join(LOGS, 'gateway.log'), onDeath },
    environment: { ...environment, GATEWAY_PORT: String(options.port) },
  })
  started.add('gateway', () => gateway.stop())
  return [addressLine('gateway', options.port)]
}

async function startDistributed(parts: StackParts, options: GatewayOptions): Promise<string[]> {
  const { started, say } = parts
  const nats = await startNats({ directory: join(DATA, 'nats'), report: say })
  started.add('NATS', () => nats.stop())
  const lines = [`  nats      ${nats.url}`]
  const roles = { 'gateway-1': 'gateway', 'gateway-2': 'gateway', 'worker-1': 'worker', 'worker-2': 'worker' } as const
  for (const [name, mode] of Object.entries(roles)) {
    const port = name === 'gateway-1' ? options.port : await freePort()
    const environment = { ...environmentOf(options), NATS_URL: nats.url, BOT_MODE: mode, GATEWAY_PORT: String(port) }
    keepRunning(parts, name, environment)
    lines.push(addressLine(name, port))
  }
  return lines
}

/** Starts a process, and starts it again when it is killed. */
function keepRunning({ started, say }: StackParts, name: string, environment: Record<string, string>): void {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const start = () =>
    startChild({
      ...{ name, entry: 'gateway/main.ts', environment, logFile: join(LOGS, `${name}.log`) },
      onDeath: () => {
        if (stopped) return
        say(`${name} ended; it starts again in ${RESTART_MS / 1_000} seconds. The others go on.`)
        timer = setTimeout(() => {
          child = start()
          say(`${name} runs again, process ${child.pid}`)
        }, RESTART_MS)
      },
    })
  let child = start()
  say(`${name} runs, process ${child.pid}`)
  started.add(name, async () => {
    stopped = true
    clearTimeout(timer)
    await child.stop()
  })
}

const addressLine = (name: string, port: number): string =>
  `  ${name.padEnd(9)} http://127.0.0.1:${port}/ready   /metrics`

const environmentOf = ({ databaseUrl, application, apiUrl }: GatewayOptions): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  BOT_TOKEN: application.token,
  DISCORD_APPLICATION_ID: application.id,
  // Whitelabel bots run here too. The lease is short, because a killed process is usually started again at once.
  WHITELABEL_TOKEN_KEYS: localTokenKeys(TOKEN_KEYS),
  WHITELABEL_LEASE_MS: '5000',
  LOG_LEVEL: process.env.LOG_LEVEL || 'info',
  ...(apiUrl === null ? {} : { DISCORD_API_URL: apiUrl }),
})
