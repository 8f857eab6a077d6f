/** Deno: `deno serve --allow-net --allow-env edge/deno.ts`, with `--host` and `--port`; `--env-file` reads `.env`. */
import { BAD_CONFIGURATION_EXIT_CODE } from '../shared/config/environment.ts'
import { sendOnce } from './runtime/send-once.ts'
import { start } from './start.ts'

declare const Deno: {
  env: { toObject(): Record<string, string> }
  exit(code: number): never
}

// biome-ignore lint/suspicious/noConsole: the log of a server is its standard output
const started = start(Deno.env.toObject(), (line) => console.log(line), { send: sendOnce, isServer: true })
if (!started.ok) {
  // biome-ignore lint/suspicious/noConsole: for the person who starts it
  console.error(started.report)
  Deno.exit(BAD_CONFIGURATION_EXIT_CODE)
}
const { app } = started

export default {
  fetch: (request: Request): Promise<Response> => app(request),
}
