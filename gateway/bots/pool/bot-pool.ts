import type { REST } from '@discordjs/rest'
import { type HeldBot, heldBots, notePremiumEnd, wakePausedBots } from '../../../shared/database/bots/held-bots.ts'
import { announceProcess, countBotsToHold, withdrawProcess } from '../../../shared/database/bots/leases.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { createRest } from '../../discord/rest.ts'
import { repeat } from '../../ops/repeat.ts'
import { within } from '../../within.ts'
import type { Bots } from '../bots.ts'
import { ConnectQueue } from '../connect-queue.ts'
import type { SessionChange } from '../sessions/session-options.ts'
import { Leases } from './leases.ts'
import { fairShare } from './plan.ts'
import { Reconciler } from './reconciler.ts'
import { Replies } from './replies.ts'
import { Roster, type RosterParts } from './roster.ts'
import { ServingBots } from './serving-bots.ts'

/** Connections under way at the same time: a thousand bots are back within the time that Discord keeps their sessions. */
const CONNECTING_AT_ONCE = 50
/** How often what became of sessions is written, and what could not be held is let go. */
const TICK_MS = 250
/** While stopping. */
const POLL_ENDS_WITHIN_MS = 1_000
const COMMIT_WITHIN_MS = 2_000
const RENEWALS_PER_LEASE = 4

export interface BotPoolParts extends Omit<RosterParts, 'leases' | 'servingBots' | 'connectQueue' | 'onChange'> {
  /** Identifies this process among those that share the bots. */
  processId: string
  main: { botId: Snowflake; token: string }
  cipher: TokenCipher
  pollMs: number
  leaseMs: number
  /** How long a bot runs on after its owner's premium has ended. */
  graceMs: number
  /** Products that come with premium. */
  premiumSkuIds: readonly Snowflake[]
  monotonic: () => number
}

/** The main bot and all whitelabel bots, shared with other processes: one process at a time holds a bot and runs it. */
export class BotPool implements Bots {
  private readonly leases: Leases
  private readonly servingBots: ServingBots
  private readonly roster: Roster
  private readonly reconciler: Reconciler
  private stopTasks: (() => void)[] = []
  private polling: Promise<void> | null = null
  private again = false
  private stopping = false
  private looked = false

  constructor(private readonly parts: BotPoolParts) {
    const { main, apiUrl, db, log, invalid } = parts
    this.servingBots = new ServingBots(main.botId)
    this.leases = new Leases({ ...parts, mainBotId: main.botId })
    const onChange = (botId: Snowflake, change: SessionChange) => this.onChange(botId, change)
    const shared = {
      leases: this.leases,
      servingBots: this.servingBots,
      connectQueue: new ConnectQueue({ ...parts, atOnce: CONNECTING_AT_ONCE }),
    }
    this.roster = new Roster({ ...parts, ...shared, onChange })
    const replies = new Replies({ db, log, rest: createRest({ apiUrl, invalid }) })
    this.reconciler = new Reconciler({ ...parts, leases: this.leases, roster: this.roster, replies })
  }

  start(): void {
    const { pollMs, leaseMs, log } = this.parts
    this.stopTasks = [
      repeat('look at the bots', pollMs, () => this.poll(), log),
      repeat('renew the leases of bots', leaseMs / RENEWALS_PER_LEASE, () => this.renew(), log),
      repeat('write what became of bots', TICK_MS, () => this.writeStates(), log),
      // Apart from every other task: the database may leave those without an answer.
      repeat('let go of bots', TICK_MS, () => this.letGo(this.leases.takeExpired()), log),
    ]
    this.wake()
  }

  restFor(guildId: Snowflake): REST | null {
    const servingBot = this.servingBots.of(guildId).find((botId) => this.leases.holds(botId) && this.roster.get(botId))
    if (servingBot !== undefined) return this.roster.get(servingBot)?.rest ?? null
    const mainBotId = this.heldMainBot()
    // Where the main bot is not, the guild's own is in other hands, or about to come into these.
    if (mainBotId === null || !this.servingBots.isIn(mainBotId, guildId)) return null
    return this.roster.get(mainBotId)?.rest ?? null
  }

  heldMainBot(): Snowflake | null {
    const { botId } = this.parts.main
    return this.leases.holds(botId) ? botId : null
  }

  async unready(): Promise<string[]> {
    if (!this.looked) return ['the bots have not been looked at yet']
    // Where another process holds the main bot, this one stands by.
    return (await this.roster.get(this.parts.main.botId)?.session.unready()) ?? []
  }

  async disconnect(): Promise<void> {
    this.stopping = true
    // The database may be what it waits for.
    await within(POLL_ENDS_WITHIN_MS, Promise.resolve(this.polling)).catch(() => false)
    await this.roster.close(this.roster.ids)
    const left = await this.parts.ledger.drain(COMMIT_WITHIN_MS)
    if (left > 0) throw new Error(`${left} entries are not committed; Discord sends them again`)
  }

  async release(): Promise<void> {
    const { db, processId, main } = this.parts
    for (const stopTask of this.stopTasks) stopTask()
    await this.reconciler.writeStates()
    await this.leases.release([...this.leases.bots, main.botId])
    await withdrawProcess(db, processId)
  }

  private wake(): void {
    this.poll().catch((error: unknown) => this.parts.log.warn({ err: error }, 'the bots could not be looked at'))
  }

  /** Looks once more where it is asked to while it looks. */
  private async poll(): Promise<void> {
    this.again = true
    this.polling ??= this.lookUntilDone().finally(() => {
      this.polling = null
    })
    await this.polling
  }

  private async lookUntilDone(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false
      await this.look()
    }
  }

  private async look(): Promise<void> {
    const { db, processId, clock } = this.parts
    const { lease } = this.leases.lease()
    const processes = await announceProcess(db, lease)
    await this.takeMain()
    const terms = { skuIds: this.parts.premiumSkuIds, now: clock.now() }
    await wakePausedBots(db, terms)
    const tooMany = await this.takeShare(processes)
    const bots = (await heldBots(db, processId, terms)).filter((bot) => this.leases.holds(bot.botId))
    const givenUp = await this.giveUp(bots, tooMany)
    const kept = bots.filter((bot) => !givenUp.has(bot.botId))
    await this.notePremium(kept)
    await this.reconciler.look(kept)
    this.looked = true
    this.parts.metrics.botsHeld.set(this.leases.bots.length + (this.heldMainBot() === null ? 0 : 1))
  }

  private async notePremium(bots: readonly HeldBot[]): Promise<void> {
    const { db, clock } = this.parts
    const ended = bots.filter((bot) => !bot.hasPremium && bot.premiumEndedAt === null)
    const back = bots.filter((bot) => bot.hasPremium && bot.premiumEndedAt !== null)
    await notePremiumEnd(db, ended.map(idOf), clock.now())
    await notePremiumEnd(db, back.map(idOf), null)
  }

  private async takeMain(): Promise<void> {
    const { botId, token } = this.parts.main
    if (this.roster.get(botId) !== undefined) return
    if (await this.leases.takeMain()) await this.roster.open(new Map([[botId, token]]))
  }

  /** Takes bots up to a fair share of them. @returns how many it has beyond that */
  private async takeShare(processes: number): Promise<number> {
    const { bots, held } = await countBotsToHold(this.parts.db, this.parts.processId)
    const share = fairShare(bots + 1, processes) - (this.heldMainBot() === null ? 0 : 1)
    if (held < share) await this.leases.take(share - held)
    return Math.max(0, held - share)
  }

  /** Gives up so many bots, those that nobody wants anything of, so that a process that joined gets its share. */
  private async giveUp(bots: readonly HeldBot[], count: number): Promise<Set<Snowflake>> {
    const ids = bots
      .filter((bot) => bot.action === null && bot.status === 'running')
      .map(idOf)
      .slice(0, count)
    if (ids.length === 0) return new Set()
    this.parts.log.info({ bots: ids.length }, 'bots given up for other processes')
    await this.roster.close(ids)
    await this.leases.release(ids)
    return new Set(ids)
  }

  private async renew(): Promise<void> {
    await this.letGo(await this.leases.renew())
  }

  private async letGo(botIds: readonly Snowflake[]): Promise<void> {
    if (botIds.length === 0) return
    this.parts.metrics.botsLost.inc(botIds.length)
    this.parts.log.warn({ bots: botIds.length }, 'bots could not be held on to, closed for whoever takes them')
    await this.roster.drop(botIds)
  }

  private async writeStates(): Promise<void> {
    if (await this.reconciler.writeStates()) this.wake()
  }

  private onChange(botId: Snowflake, change: SessionChange): void {
    if (botId !== this.parts.main.botId) this.reconciler.onChange(botId, change)
  }
}

const idOf = (bot: HeldBot): Snowflake => bot.botId
