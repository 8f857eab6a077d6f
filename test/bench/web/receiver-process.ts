/** A process that receives webhooks, and prints its address and its certificate. */
import { startHookServer } from '../../support/hook-server.ts'

const hooks = startHookServer()
process.stdout.write(`${JSON.stringify({ url: hooks.url(), ca: hooks.ca })}\n`)
