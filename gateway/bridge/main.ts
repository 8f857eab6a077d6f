import { BAD_CONFIGURATION_EXIT_CODE, describeProblems } from '../../shared/config/environment.ts'
import { passwordIn } from '../../shared/config/secrets.ts'
import { parseWithDatabase } from '../database/address.ts'
import { LOOP_TICK_MS, measureEventLoop } from '../ops/event-loop.ts'
import { serveOps } from '../ops/http.ts'
import { whyNotListening } from '../ops/listening.ts'
import { openProcessLog } from '../ops/process-log.ts'
import { repeat } from '../ops/repeat.ts'
import { readVersion } from '../ops/version.ts'
import { bridgeSettings } from './config.ts'
import { createBridgeMetrics } from './metrics.ts'
import { startBridge } from './server.ts'

const parsed = parseWithDatabase(bridgeSettings, process.env)
if (!parsed.ok) {
  process.stderr.write(`${describeProblems(parsed.problems)}\n`)
  process.exit(BAD_CONFIGURATION_EXIT_CODE)
}
const settings = parsed.value
const { log, counts, close } = openProcessLog({
  level: settings.LOG_LEVEL,
  secrets: [
    settings.BRIDGE_PASSWORD,
    settings.BRIDGE_PASSWORD_PREVIOUS ?? '',
    settings.DATABASE_URL,
    passwordIn(settings.DATABASE_URL),
    passwordIn(settings.LOKI_URL ?? ''),
  ],
  service: 'bridge',
  lokiUrl: settings.LOKI_URL,
})
const metrics = createBridgeMetrics()
metrics.watchLog(counts)
metrics.build.set({ version: settings.BUILD_VERSION ?? readVersion(), mode: 'bridge', bun: Bun.version }, 1)

/** Starts a server, or ends the process with the reason why it cannot listen. */
function listenOrExit<Server>(host: string, port: number, start: () => Server): Server {
  try {
    return start()
  } catch (error) {
    log.fatal({ host, port, reason: whyNotListening(error) }, 'the bridge cannot listen')
    process.exit(1)
  }
}

const bridge = listenOrExit(settings.BRIDGE_HOST, settings.BRIDGE_PORT, () =>
  startBridge({
    databaseUrl: settings.DATABASE_URL,
    user: settings.BRIDGE_USER,
    password: settings.BRIDGE_PASSWORD,
    previousPassword: settings.BRIDGE_PASSWORD_PREVIOUS ?? null,
    host: settings.BRIDGE_HOST,
    port: settings.BRIDGE_PORT,
    connections: settings.BRIDGE_CONNECTIONS,
    statementTimeoutMs: settings.BRIDGE_STATEMENT_TIMEOUT_SECONDS * 1000,
    transactionTimeoutMs: settings.BRIDGE_TRANSACTION_TIMEOUT_SECONDS * 1000,
    largestRequestBytes: settings.BRIDGE_LARGEST_REQUEST_KIB * 1024,
    log,
    metrics,
  }),
)
let draining = false
const { hostname, port } = settings.BRIDGE_METRICS_ADDRESS
const ops = listenOrExit(hostname, port, () =>
  serveOps({ hostname, port, registry: metrics.registry, unready: () => bridge.unready() }),
)
metrics.watchReady(async () => !draining && (await bridge.unready()).length === 0)
repeat(
  'measure event loop',
  LOOP_TICK_MS,
  measureEventLoop(metrics.loopDelay, () => performance.now()),
  log,
)
log.info({ host: hostname, metricsPort: ops.port }, 'health and metrics are served')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (draining) return
    draining = true
    ops.drain()
    await bridge.stop()
    await close()
    process.exit(0)
  })
}
