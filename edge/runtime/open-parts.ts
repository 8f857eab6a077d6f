import type { CommonConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { createDiscordApi } from './discord.ts'
import { FAR_HINT, watchDistance } from './distance.ts'
import { createDownload } from './download.ts'
import { createLog } from './log.ts'
import type { SendOnce } from './planetscale.ts'
import { startTimer } from './timers.ts'
import { openTracing } from './tracing.ts'

/** An id that is short enough to read aloud and long enough to find one failure among many. */
const shortId = (): string => crypto.randomUUID().slice(0, 8)

/**
 * Opens the parts that the interactions and the web both need, and logs the warnings of the configuration.
 * @param write takes a line of the log
 * @param version of the build; undefined where it is not known
 */
export function openParts(
  { databaseUrl, discordApiUrl, secrets, warnings, trace, logLevel }: CommonConfig,
  write: (line: string) => void,
  { send, version }: { send: SendOnce; version: string | undefined },
) {
  const clock = Date.now
  const log = createLog(write, secrets, clock, logLevel)
  for (const warning of warnings) log.warn(warning)
  const reportDistance = (roundTripMs: number): void =>
    log.warn('the database is far away', { roundTripMs, hint: FAR_HINT })
  return {
    log,
    clock,
    startTimer,
    newId: shortId,
    database: openDatabase({ url: databaseUrl, send: watchDistance(send, clock, reportDistance) }),
    discord: createDiscordApi({ url: discordApiUrl, fetch: (url, init) => fetch(url, init) }),
    download: createDownload(discordApiUrl, (url, init) => fetch(url, init)),
    tracing: trace && openTracing(trace, version ?? 'unknown', clock),
  }
}
