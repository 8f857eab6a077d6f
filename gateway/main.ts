import { hostname } from 'node:os'
import { BAD_CONFIGURATION_EXIT_CODE, describeProblems } from '../shared/config/environment.ts'
import { traceTargetOf } from '../shared/trace/settings.ts'
import { gatewaySettings, secretsOf } from './config.ts'
import { parseWithDatabase } from './database/address.ts'
import { startGateway } from './gateway.ts'
import { STOP_WITHIN_MS } from './mode.ts'
import { whyNotListening } from './ops/listening.ts'
import { openProcessLog } from './ops/process-log.ts'
import { openTracing } from './ops/tracing.ts'
import { readVersion } from './ops/version.ts'
import { systemClock } from './time/clock.ts'
import { CorrectedClock } from './time/corrected-clock.ts'

/** So that a process id fits into the columns of leases. */
const LONGEST_HOST_NAME = 40

const settings = parseWithDatabase(gatewaySettings, process.env)
if (!settings.ok) {
  process.stderr.write(`${describeProblems(settings.problems)}\n`)
  process.exit(BAD_CONFIGURATION_EXIT_CODE)
}

const { log, counts, close } = openProcessLog({
  level: settings.value.LOG_LEVEL,
  secrets: secretsOf(settings.value),
  service: settings.value.BOT_MODE,
  lokiUrl: settings.value.LOKI_URL,
})
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise that is not awaited failed'))

const version = readVersion()
const clock = new CorrectedClock(systemClock)
const target = traceTargetOf(settings.value)
const service = settings.value.BOT_MODE
const tracing = target && openTracing(target, { service, version: settings.value.BUILD_VERSION ?? version, log })
const gateway = await startGateway(settings.value, {
  log,
  logCounts: counts,
  clock,
  correctClock: (aheadMs) => clock.correct(aheadMs),
  random: Math.random,
  version,
  tracing,
  processId: `${hostname().slice(0, LONGEST_HOST_NAME)}-${process.pid}-${crypto.randomUUID().slice(0, 8)}`,
}).catch(async (error: unknown) => {
  const { GATEWAY_HOST: host, GATEWAY_PORT: port } = settings.value
  log.fatal({ host, port, reason: whyNotListening(error) }, 'the gateway cannot start')
  await close()
  process.exit(1)
})
log.info({ port: gateway.port }, 'gateway started')

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      log.error('could not stop in time: Discord sends uncommitted events again')
      process.exit(1)
    }, STOP_WITHIN_MS).unref()
    const left = await gateway.stop()
    log.info(left.length > 0 ? { left } : {}, 'stopped')
    await tracing?.close()
    await close()
    process.exit(0)
  })
}
