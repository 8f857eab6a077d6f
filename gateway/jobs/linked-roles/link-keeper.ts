import type { Kysely } from 'kysely'
import { type LinkedBot, noteLinkedProblem, readLinkedBot } from '../../../shared/database/linked-roles/bots.ts'
import { memberOfBot } from '../../../shared/database/linked-roles/facts.ts'
import {
  deleteLink,
  dueLinks,
  type Link,
  linksOf,
  recordFailure,
  recordSent,
  replaceTokens,
  takeLink,
} from '../../../shared/database/linked-roles/links.ts'
import type { LinkedProblem } from '../../../shared/database/linked-roles/tables.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { NO_CONNECTION, type RoleConnection } from '../../../shared/linked-roles/connection.ts'
import { planLink } from '../../../shared/linked-roles/plan.ts'
import {
  type LinkedTokens,
  readTokens,
  secretContext,
  tokensContext,
  writeTokens,
} from '../../../shared/linked-roles/tokens.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { AskDiscord } from '../../discord/plain-requests.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import { doubledWaitMs } from '../../time/back-off.ts'
import type { Clock } from '../../time/clock.ts'
import { putConnection, refreshTokens, revokeTokens } from './person-api.ts'

/** How long a process has a link for itself. Afterwards another process may handle it. */
const HOLD_MS = 60_000
/** How many links one run handles: of one bot, and of all bots. */
const BOUNDS = { perBot: 8, limit: 32 }
/** How often Discord is told about a member without a level-up. */
const LOOK_MS = DAY_MS
/** Tokens are replaced this long before they expire. Discord's tokens are valid for a week. */
const REFRESH_BEFORE_MS = 2 * DAY_MS
/** The wait before the next attempt where an operator or the bot's owner must correct something first. */
const REFUSED_MS = DAY_MS / 4
const WAITS = { firstMs: 10_000, longestMs: DAY_MS / 4 }
/** After this many failures, the end of a link no longer waits for Discord. */
const MOST_END_FAILURES = 10

export interface LinkKeeperParts {
  db: Kysely<Database>
  cipher: Pick<TokenCipher, 'seal' | 'open'>
  ask: AskDiscord
  metrics: Pick<Metrics, 'linkedRoles'>
  log: Log
  clock: Clock
  /** 0..1 */
  random: () => number
}

type Tokens = { ok: true; link: Link; tokens: LinkedTokens } | { ok: false; isGone: boolean; waitMs: number }

/** Tells Discord the levels of members who have linked their accounts, and ends links that must end. */
export class LinkKeeper {
  constructor(private readonly parts: LinkKeeperParts) {}

  /** Handles the links that are due. */
  async run(): Promise<void> {
    const { db, clock, log } = this.parts
    const due = await dueLinks(db, clock.now(), BOUNDS)
    await Promise.all(
      due.map(async (link) => {
        const taken = await takeLink(db, link, clock.now() + HOLD_MS)
        if (taken === null) return
        await this.handle(taken).catch((error: unknown) =>
          log.warn({ err: error, bot: link.botId }, 'a linked role could not be handled, trying again in a minute'),
        )
      }),
    )
  }

  /**
   * Ends the links of a user, because the user's data is deleted.
   * @param guildId ends only links with the bots of this guild; null ends all
   * @throws where Discord must be asked again
   */
  async endLinksOf(userId: Snowflake, guildId: Snowflake | null): Promise<void> {
    const { db } = this.parts
    for (const link of await linksOf(db, userId, guildId)) {
      const isEnded = await this.end(link, await readLinkedBot(db, link.botId), 'erased')
      if (!isEnded) throw new Error('the link of a member could not be ended at Discord yet')
    }
  }

  private async handle(link: Link): Promise<void> {
    const { db, clock } = this.parts
    const { botId, userId, createdAt } = link
    const [bot, member] = await Promise.all([readLinkedBot(db, botId), memberOfBot(db, botId, userId)])
    const plan = planLink({ bot, ...member, createdAt }, clock.now())
    if (plan.do === 'end' || bot === null) await this.end(link, bot, plan.do === 'end' ? plan.why : 'off')
    else await this.send(link, bot, plan.connection)
  }

  private async send(link: Link, bot: LinkedBot, connection: RoleConnection): Promise<void> {
    const { db, ask, clock, random, log } = this.parts
    const opened = await this.tokensOf(link, bot)
    if (!opened.ok) return opened.isGone ? this.drop(link) : this.retry(link, opened.waitMs)
    const sent = await putConnection(ask, link.botId, opened.tokens, connection)
    switch (sent.is) {
      case 'done':
        this.count('sent')
        // Random, so that links that were due together are not due together again.
        return recordSent(db, opened.link, clock.now(), clock.now() + Math.round(LOOK_MS * (0.8 + 0.4 * random())))
      case 'revoked':
        return this.drop(opened.link)
      case 'refused':
        log.warn({ bot: link.botId, status: sent.status }, 'Discord refuses the level of a member for linked roles')
        await this.note(bot, 'records')
        return this.retry(opened.link, REFUSED_MS)
      case 'later':
        return this.retry(opened.link, sent.waitMs)
    }
  }

  /** Ends a link: removes the facts from Discord, revokes the tokens, and deletes the row. @returns false where it must be tried again */
  private async end(link: Link, bot: LinkedBot | null, why: string): Promise<boolean> {
    const { db, ask } = this.parts
    const opened = await this.tokensOf(link, bot)
    const mayWait = link.failures < MOST_END_FAILURES
    if (!opened.ok && !opened.isGone && mayWait) return this.retry(link, opened.waitMs).then(() => false)
    const last = opened.ok ? opened.link : link
    if (opened.ok) {
      const cleared = await putConnection(ask, link.botId, opened.tokens, NO_CONNECTION)
      if (cleared.is === 'later' && mayWait) return this.retry(last, cleared.waitMs).then(() => false)
      const secret = bot === null ? null : await this.secretOf(bot)
      if (secret !== null && cleared.is !== 'revoked')
        await revokeTokens(ask, { botId: link.botId, secret }, opened.tokens)
    }
    await deleteLink(db, last)
    this.count(why)
    return true
  }

  /** Opens the tokens of a link, and replaces them if they expire soon. `isGone`: there are no usable tokens, now and later. */
  private async tokensOf(link: Link, bot: LinkedBot | null): Promise<Tokens> {
    const { db, cipher, ask, clock, log } = this.parts
    const { botId, userId, expiresAt } = link
    const context = tokensContext(botId, userId)
    const opened = await cipher.open(context, link.tokens)
    const tokens = opened.ok ? readTokens(opened.token) : null
    if (tokens === null) {
      log.warn({ bot: botId }, 'the tokens of a link cannot be opened')
      return { ok: false, isGone: opened.ok || opened.reason === 'damaged', waitMs: REFUSED_MS }
    }
    const leftMs = expiresAt - clock.now()
    if (leftMs >= REFRESH_BEFORE_MS) return { ok: true, link, tokens }
    const secret = bot === null ? null : await this.secretOf(bot)
    const refreshed =
      secret === null ? ({ is: 'secret' } as const) : await refreshTokens(ask, { botId, secret }, tokens)
    switch (refreshed.is) {
      case 'tokens': {
        const sealed = await cipher.seal(context, writeTokens(refreshed.tokens))
        const until = clock.now() + refreshed.expiresInSeconds * 1_000
        if (!(await replaceTokens(db, link, sealed, until))) return { ok: false, isGone: true, waitMs: 0 }
        if (bot?.problem === 'secret') await this.note(bot, null)
        return { ok: true, link: { ...link, tokens: sealed, expiresAt: until }, tokens: refreshed.tokens }
      }
      case 'revoked':
        return { ok: false, isGone: true, waitMs: 0 }
      case 'secret':
        if (bot !== null) await this.note(bot, 'secret')
        return leftMs > 0 ? { ok: true, link, tokens } : { ok: false, isGone: bot === null, waitMs: REFUSED_MS }
      case 'later':
        return leftMs > 0 ? { ok: true, link, tokens } : { ok: false, isGone: false, waitMs: refreshed.waitMs }
    }
  }

  private async secretOf({ botId, secret }: LinkedBot): Promise<string | null> {
    const opened = await this.parts.cipher.open(secretContext(botId), secret)
    return opened.ok ? opened.token : null
  }

  private async note(bot: LinkedBot, problem: LinkedProblem | null): Promise<void> {
    if (bot.problem !== problem) await noteLinkedProblem(this.parts.db, bot, problem)
  }

  /** Deletes the link of a member who has ended it at Discord. */
  private async drop(link: Link): Promise<void> {
    await deleteLink(this.parts.db, link)
    this.count('revoked')
  }

  private async retry(link: Link, waitMs: number): Promise<void> {
    const { db, clock, random } = this.parts
    const wait = Math.max(waitMs, doubledWaitMs(link.failures + 1, WAITS))
    await recordFailure(db, link, clock.now() + Math.round(wait * (1 + random() / 4)))
    this.count('retried')
  }

  private count(outcome: string): void {
    this.parts.metrics.linkedRoles.inc({ outcome })
  }
}
