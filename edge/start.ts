import type { Problem } from '../shared/config/environment.ts'
import { cdnOriginOf } from '../shared/discord/cdn.ts'
import type { Snowflake } from '../shared/discord/snowflake.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { type App, createApp } from './app.ts'
import type { Features } from './interactions/dependencies.ts'
import { createForward, type Service } from './interactions/forward.ts'
import { createPublicKeys } from './interactions/public-keys.ts'
import { createBotTokens } from './runtime/bot-tokens.ts'
import { createCards, type DrawWithin } from './runtime/cards.ts'
import { createCommandIds } from './runtime/command-ids.ts'
import { readConfig } from './runtime/config.ts'
import { type Counts, logCounts } from './runtime/counts.ts'
import { createKeptLimits } from './runtime/kept-limits.ts'
import { openParts } from './runtime/open-parts.ts'
import type { SendOnce } from './runtime/planetscale.ts'
import type { WebApp } from './runtime/web-app.ts'
import { openWhitelabel } from './runtime/whitelabel.ts'

export type Started = { ok: true; app: App } | { ok: false; problems: Problem[] }

/** Parts that depend on the runtime, besides its environment. */
export interface RuntimeParts {
  /** The commands that this process answers. */
  features: Features
  /**
   * The worker that answers all other commands: null where its binding is missing; absent where this process has every
   * command.
   */
  second?: Service | null
  /** Posts a statement to the database. Without it, the runtime's own fetch does. */
  send?: SendOnce
  /** Where interactions are counted. Without it, the log counts them. */
  counts?: Counts
  /** Whether the process lives longer than a request. Then no request must wait until the next line of counts is written. */
  isServer?: boolean
  /** Draws members' cards; absent where /level always answers with a text. */
  drawCard?: DrawWithin
  /** Answers all other requests than interactions and health checks; absent where this process serves no dashboard. */
  web?: WebApp
  /** Makes the web read a guild's leaderboard again; absent where this process serves no dashboard. */
  forgetBoard?: (guildId: Snowflake) => void
}

/**
 * The app with its real parts. Every entry file calls this with its runtime's environment.
 * @param write takes a line of the log
 */
export function start(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
  {
    features,
    second,
    send = (url, init) => fetch(url, init),
    counts,
    isServer = false,
    drawCard,
    web,
    forgetBoard = () => {},
  }: RuntimeParts,
): Started {
  const config = readConfig(environment)
  if (!config.ok) return { ok: false, problems: config.problems }
  const { application, whitelabel, premiumSkuIds, webUrl } = config.value
  const parts = openParts(config.value, write, { send, version: environment.BUILD_VERSION })
  const { database, log, clock, startTimer } = parts
  const { commands, components, speak, registration } = features
  const cipher = whitelabel && createTokenCipher(crypto, whitelabel.tokenKeys)
  const publicKeys = createPublicKeys({ database, application, clock, startTimer })
  const dependencies = {
    ...parts,
    ...{ commands, components, speak },
    forward: second === undefined ? null : createForward(second, parts),
    application,
    commandIds: createCommandIds(clock),
    commandLimits: createKeptLimits(clock),
    botTokens: createBotTokens({ database, application, cipher }),
    publicKeys,
    whitelabel:
      registration &&
      openWhitelabel({
        ...{ config: config.value, cipher, registration },
        forgetKey: (botId) => publicKeys.forget(botId),
      }),
    ...{ premiumSkuIds, webUrl, forgetBoard },
    cards:
      drawCard === undefined
        ? null
        : createCards({ draw: drawCard, cdnUrl: cdnOriginOf(config.value.discordApiUrl), log, startTimer }),
    counts: counts ?? logCounts({ log, startTimer, clock, isServer }),
  }
  return { ok: true, app: createApp(dependencies, web) }
}
