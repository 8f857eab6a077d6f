import { describeProblems, type Problem } from '../shared/config/environment.ts'
import { type App, createApp } from './app.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { createLog } from './log.ts'

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
  const { databaseUrl, application, secrets } = config.value
  const app = createApp({
    database: openDatabase({ url: databaseUrl }),
    application,
    log: createLog(write, secrets, Date.now),
    clock: Date.now,
    newId: shortId,
  })
  return { ok: true, app }
}
