import { BAD_CONFIGURATION_EXIT_CODE, describeProblems } from '../../shared/config/environment.ts'
import { passwordIn } from '../../shared/config/secrets.ts'
import { parseWithDatabase } from '../database/address.ts'
import { whyNotListening } from '../ops/listening.ts'
import { createLog } from '../ops/log.ts'
import { bridgeSettings } from './config.ts'
import { type Bridge, startBridge } from './server.ts'

const parsed = parseWithDatabase(bridgeSettings, process.env)
if (!parsed.ok) {
  process.stderr.write(`${describeProblems(parsed.problems)}\n`)
  process.exit(BAD_CONFIGURATION_EXIT_CODE)
}
const settings = parsed.value
const log = createLog({
  level: 'info',
  secrets: [settings.BRIDGE_PASSWORD, settings.DATABASE_URL, passwordIn(settings.DATABASE_URL)],
  write: (line) => process.stdout.write(line),
})
const serve = (): Bridge => {
  try {
    return startBridge({
      databaseUrl: settings.DATABASE_URL,
      user: settings.BRIDGE_USER,
      password: settings.BRIDGE_PASSWORD,
      host: settings.BRIDGE_HOST,
      port: settings.BRIDGE_PORT,
      connections: settings.BRIDGE_CONNECTIONS,
      statementTimeoutMs: settings.BRIDGE_STATEMENT_TIMEOUT_SECONDS * 1000,
      transactionTimeoutMs: settings.BRIDGE_TRANSACTION_TIMEOUT_SECONDS * 1000,
      largestRequestBytes: settings.BRIDGE_LARGEST_REQUEST_KIB * 1024,
      log,
    })
  } catch (error) {
    log.fatal(
      { host: settings.BRIDGE_HOST, port: settings.BRIDGE_PORT, reason: whyNotListening(error) },
      'the bridge cannot listen',
    )
    process.exit(1)
  }
}
const bridge = serve()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void bridge.stop().then(() => process.exit(0)))
}
