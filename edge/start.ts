import { describeProblems, type Problem } from '../shared/config/environment.ts'
import { toRegistration } from '../shared/discord/registration.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { type App, createApp } from './app.ts'
import { commands, components } from './features/index.ts'
import { createPublicKeys } from './interactions/public-keys.ts'
import { createBotTokens } from './runtime/bot-tokens.ts'
import { createCommandIds } from './runtime/command-ids.ts'
import { readConfig } from './runtime/config.ts'
import { type Counts, logCounts } from './runtime/counts.ts'
import { openDatabase } from './runtime/database.ts'
import { createDiscordApi } from './runtime/discord.ts'
import { FAR_HINT, watchDistance } from './runtime/distance.ts'
import { createKeptLimits } from './runtime/kept-limits.ts'
import { createLog } from './runtime/log.ts'
import type { SendOnce } from './runtime/planetscale.ts'
import { startTimer } from './runtime/timers.ts'
import { openTracing } from './runtime/tracing.ts'
import type { WebApp } from './runtime/web-app.ts'
import { openWhitelabel } from './runtime/whitelabel.ts'

export type Started = { ok: true; app: App } | { ok: false; problems: Problem[]; report: string }

/** An id that is short enough to read aloud and long enough to find one failure among many. */
const shortId = (): string => crypto.randomUUID().slice(0, 8)

/** Parts that depend on the runtime, besides its environment. */
export interface RuntimeParts {
  /** Posts a statement to the database; absent takes the runtime's own fetch. */
  send?: SendOnce
  /** Where interactions are counted; absent takes the log. */
  counts?: Counts
  /** Whether the process lives longer than a request. Then no request must wait until the next line of counts is written. */
  isServer?: boolean
  /** Answers what is neither an interaction nor a check of health; absent where no dashboard is served here. */
  web?: WebApp
}

/**
 * The app with its real parts. Every entry file calls this with its runtime's environment.
 * @param write takes a line of the log
 */
export function start(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
  { send = (url, init) => fetch(url, init), counts, isServer = false, web }: RuntimeParts = {},
): Started {
  const config = readConfig(environment)
  if (!config.ok) return { ok: false, problems: config.problems, report: describeProblems(config.problems) }
  const { databaseUrl, application, whitelabel, premiumSkuIds, discordApiUrl, secrets, warnings, trace, logLevel } =
    config.value
  const log = createLog(write, secrets, Date.now, logLevel)
  for (const warning of warnings) log.warn(warning)
  const reportDistance = (roundTripMs: number): void =>
    log.warn('the database is far away', { roundTripMs, hint: FAR_HINT })
  const database = openDatabase({ url: databaseUrl, send: watchDistance(send, Date.now, reportDistance) })
  const cipher = whitelabel && createTokenCipher(crypto, whitelabel.tokenKeys)
  const publicKeys = createPublicKeys({ database, application, clock: Date.now, startTimer })
  const dependencies = {
    commands,
    components,
    database,
    application,
    commandIds: createCommandIds(Date.now),
    commandLimits: createKeptLimits(Date.now),
    botTokens: createBotTokens({ database, application, cipher }),
    publicKeys,
    whitelabel: openWhitelabel({
      config: config.value,
      cipher,
      registration: () => toRegistration(commands),
      forgetKey: (botId) => publicKeys.forget(botId),
    }),
    premiumSkuIds,
    discord: createDiscordApi({ url: discordApiUrl, fetch: (url, init) => fetch(url, init) }),
    tracing: trace && openTracing(trace, environment.BUILD_VERSION ?? 'unknown', Date.now),
    counts: counts ?? logCounts({ log, startTimer, clock: Date.now, isServer }),
    log,
    clock: Date.now,
    startTimer,
    newId: shortId,
  }
  return { ok: true, app: createApp(dependencies, web) }
}
