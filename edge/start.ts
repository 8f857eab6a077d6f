import { describeProblems, type Problem } from '../shared/config/environment.ts'
import { type App, createApp } from './app.ts'
import { commands } from './commands/index.ts'
import { components } from './components/index.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { createDiscordApi } from './discord.ts'
import { createLog } from './log.ts'
import { startTimer } from './timer.ts'

export type Started = { ok: true; app: App } | { ok: false; problems: Problem[]; report: string }

/** An id short enough to read out, long enough to find one failure among many. */
const shortId = (): string => crypto.randomUUID().slice(0, 8)

/**
 * The app with its real parts: what every entry file does with its runtime's environment.
 * @param write takes a line of the log
 */
export function start(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
): Started {
  const config = readConfig(environment)
  if (!config.ok) return { ok: false, problems: config.problems, report: describeProblems(config.problems) }
  const { databaseUrl, application, premiumSkuIds, discordApiUrl, secrets } = config.value
  const app = createApp({
    commands,
    components,
    database: openDatabase({ url: databaseUrl }),
    application,
    premiumSkuIds,
    discord: createDiscordApi({ url: discordApiUrl, fetch: (url, init) => fetch(url, init) }),
    log: createLog(write, secrets, Date.now),
    clock: Date.now,
    startTimer,
    newId: shortId,
  })
  return { ok: true, app }
}
