import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { parseWithDatabase } from '../../gateway/database/address.ts'
import { openDatabase } from '../../gateway/database/database.ts'
import { databaseSettings } from '../../shared/config/database.ts'
import type { Database } from '../../shared/database/schema.ts'
import { buildCards } from '../cards/build.ts'
import { CARD_FILES, LISTENING, WEB_ASSETS } from '../edge.ts'
import { startMariadb } from '../mariadb/server.ts'
import { migrate } from '../migration/migrations.ts'
import { freePort } from '../ports.ts'
import { buildWeb } from '../web/build.ts'
import { renderDocuments } from '../web/documents.ts'
import { type Child, startChild } from './child.ts'
import { LOGS, MARIADB, TOKEN_KEYS } from './folders.ts'
import { badConfiguration } from './settings.ts'
import { localTokenKeys } from './token-keys.ts'

export interface Ports {
  edge: number
  /** The port of the dashboard. */
  web: number
  gateway: number
  /** The port of the playground. With a real Discord, nobody listens there. */
  playground: number
}

/** The parts that were started, newest last. They are stopped in the opposite order. */
export class Started {
  private readonly stops: { name: string; stop: () => Promise<void> }[] = []

  add(name: string, stop: () => Promise<void>): void {
    this.stops.push({ name, stop })
  }

  async stop(say: (line: string) => void): Promise<void> {
    for (let part = this.stops.pop(); part !== undefined; part = this.stops.pop()) {
      say(`stopping ${part.name}`)
      await part.stop().catch((error: unknown) => say(`${part?.name} did not stop: ${error}`))
    }
  }
}

/** The application the stack serves. */
export interface Application {
  id: string
  token: string
  publicKey: string
  /** The dashboard needs it to log people in. With null, no dashboard is started. */
  clientSecret: string | null
}

export interface StackParts {
  /** Whether gateways and workers are processes of their own, joined by NATS. */
  distributed: boolean
  started: Started
  say: (line: string) => void
  onDeath: (child: Child) => void
}

export interface OpenDatabase {
  url: string
  db: Kysely<Database>
}

/** The address in the environment; null where it names no database. */
function givenDatabase(): string | null {
  const given = parseWithDatabase(databaseSettings, process.env)
  if (given.ok) return given.value.DATABASE_URL
  if (!process.env.DATABASE_URL && !process.env.DB_HOST && !process.env.DB_USER && !process.env.DB_NAME) return null
  throw badConfiguration(given.problems)
}

/** The database of DATABASE_URL or the DB_ keys where they are set, else a private one; with its tables up to date. */
export async function openLocalDatabase({ started, say }: StackParts): Promise<OpenDatabase> {
  const url = givenDatabase() ?? (await startPrivate())
  const db = openDatabase({ url, connections: 4 })
  started.add('database connections', () => db.destroy())
  await migrate(db, say)
  return { url, db }

  async function startPrivate(): Promise<string> {
    const mariadb = await startMariadb({ directory: MARIADB, database: 'prosperity', report: say })
    started.add('MariaDB', () => mariadb.stop())
    return mariadb.url
  }
}

/** Addresses without a path. */
export interface EdgeAddresses {
  edge: string
  /** Null if the dashboard does not run. */
  dashboard: string | null
}

/** Settings of the dashboard, which is a separate worker. */
const webEnvironment = (clientSecret: string, baseUrl: string, port: number): Record<string, string> => ({
  WEB_PORT: String(port),
  WEB_BASE_URL: baseUrl,
  DISCORD_CLIENT_SECRET: clientSecret,
})

/**
 * Starts the bridge, and the edge and the dashboard in workerd, from the bundles that `wrangler deploy` would publish.
 * @param apiUrl the address of Discord's API; null uses Discord's own
 */
export async function startEdge(
  { started, say, onDeath }: StackParts,
  databaseUrl: string,
  application: Application,
  apiUrl: string | null,
  ports: Ports,
): Promise<EdgeAddresses> {
  const bridgePort = await freePort()
  const password = crypto.randomUUID()
  const bridge = startChild({
    name: 'bridge',
    entry: 'gateway/bridge/main.ts',
    environment: {
      DATABASE_URL: databaseUrl,
      BRIDGE_USER: 'edge',
      BRIDGE_PASSWORD: password,
      BRIDGE_PORT: String(bridgePort),
      BRIDGE_METRICS_ADDRESS: '127.0.0.1:0',
    },
    logFile: join(LOGS, 'bridge.log'),
    onDeath,
  })
  started.add('bridge', () => bridge.stop())
  say('bundling the edge and the dashboard')
  const { clientSecret } = application
  const dashboard = clientSecret === null ? null : process.env.WEB_BASE_URL || `http://127.0.0.1:${ports.web}`
  // Wrangler builds the pages for the environments of wrangler.toml only; this bundle has no environment.
  if (dashboard !== null) await buildWeb(WEB_ASSETS, await renderDocuments())
  await buildCards(CARD_FILES)
  return new Promise((resolve, reject) => {
    let listens = false
    const edge = startChild({
      name: 'edge',
      entry: 'scripts/edge.ts',
      environment: {
        DATABASE_HTTP_URL: `http://edge:${password}@127.0.0.1:${bridgePort}`,
        DISCORD_APPLICATION_ID: application.id,
        DISCORD_PUBLIC_KEY: application.publicKey,
        BOT_TOKEN: application.token,
        WORKER_BASE_URL: process.env.WORKER_BASE_URL || `http://127.0.0.1:${ports.edge}`,
        WHITELABEL_TOKEN_KEYS: localTokenKeys(TOKEN_KEYS),
        ...(apiUrl === null ? {} : { DISCORD_API_URL: apiUrl }),
        ...(clientSecret !== null && dashboard !== null && webEnvironment(clientSecret, dashboard, ports.web)),
        EDGE_PORT: String(ports.edge),
        EDGE_BUNDLE: join(LOGS, 'bundle'),
      },
      logFile: join(LOGS, 'edge.log'),
      onLine: (line) => {
        if (!line.startsWith(LISTENING)) return
        listens = true
        resolve({ edge: line.slice(LISTENING.length), dashboard })
      },
      onDeath: (dead) => {
        if (listens) return onDeath(dead)
        reject(new Error(`the edge did not start:\n${dead.lastLines.join('\n')}`))
      },
    })
    started.add('edge', () => edge.stop())
  })
}
