import type { Kysely } from 'kysely'
import { sealedToken } from '../../../shared/database/bots/tokens.ts'
import {
  type LinkedBot,
  linkedBotsToCheck,
  noteLinkedProblem,
  takeLinkedCheck,
} from '../../../shared/database/linked-roles/bots.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { setUpApplication } from '../../../shared/linked-roles/set-up-application.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { describe } from '../../discord/describe.ts'
import type { AskDiscord } from '../../discord/plain-requests.ts'
import type { Log } from '../../ops/log.ts'
import type { Clock } from '../../time/clock.ts'

/** How many bots one run checks. */
const MOST = 4
const EVERY_MS = DAY_MS
/** A check that Discord does not answer is made again after this time. */
const AGAIN_MS = 10 * 60_000

export interface BotCheckParts {
  db: Kysely<Database>
  cipher: Pick<TokenCipher, 'open'>
  ask: AskDiscord
  log: Log
  clock: Clock
}

/**
 * Checks the application of each bot with linked roles once a day: registers the facts again, because a new release may have other
 * texts, and stores for `/doctor` what only the owner can correct.
 */
export async function checkLinkedBots(parts: BotCheckParts): Promise<void> {
  const { db, clock, log } = parts
  for (const bot of await linkedBotsToCheck(db, clock.now(), MOST)) {
    if (!(await takeLinkedCheck(db, bot.botId, clock.now(), clock.now() + AGAIN_MS))) continue
    try {
      await check(bot, parts)
    } catch (error) {
      log.warn({ bot: bot.botId, reason: describe(error) }, 'linked roles of a bot could not be checked')
    }
  }
}

async function check(bot: LinkedBot, { db, cipher, ask, clock }: BotCheckParts): Promise<void> {
  const { botId, webUrl, problem } = bot
  const sealed = await sealedToken(db, botId)
  const opened = sealed === null ? null : await cipher.open(botId, sealed)
  // Nothing is stored for a bot without a token: it does not run, and its owner sees that elsewhere.
  if (opened?.ok) {
    const authorization = `Bot ${opened.token}`
    const found = await setUpApplication(
      (method, path, body) => ask({ method, path, authorization, ...(body !== undefined && { body }) }),
      { botId, webUrl, setsPage: false },
    )
    if (found === 'unavailable') return
    const next = found === 'works' ? null : found
    // Only a refresh of tokens shows that a secret works again.
    if (problem !== 'secret' && problem !== next) await noteLinkedProblem(db, bot, next)
  }
  await takeLinkedCheck(db, botId, clock.now() + AGAIN_MS, clock.now() + EVERY_MS)
}
