import type { Kysely } from 'kysely'
import { type HeldBot, heldBots, notePremiumEnd, startPausedBots } from '../../../shared/database/bots/held-bots.ts'
import { announceProcess, countBotsToHold } from '../../../shared/database/bots/leases.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { LiveProcess } from '../../bus/live-process.ts'
import type { ServingBots } from '../serving-bots.ts'
import type { Leases } from './leases.ts'
import { fairShare } from './plan.ts'

export interface ShareParts {
  db: Kysely<Database>
  /** Identifies this process among those that share the bots. */
  processId: string
  leases: Leases
  servingBots: Pick<ServingBots, 'heldMainBot'>
  /** Products that come with premium. */
  premiumSkuIds: readonly Snowflake[]
  /** Counts this process where it shares the main bot's shards too; null where the pool counts it by itself. */
  live: Pick<LiveProcess, 'look' | 'count'> | null
  clock: { now(): number }
}

/** Held bots are read again after this many polls or this time, because the end of a premium changes no row of a bot. */
const MOST_POLLS_UNREAD = 12
const LONGEST_UNREAD_MS = 60_000

/** A poll after which nothing was left to do. */
interface Quiet {
  heldVersion: string
  bots: number
  readAt: number
  pollsSince: number
}

export interface HeldShare {
  /** The whitelabel bots that this process holds. */
  bots: HeldBot[]
  /** How many of them are beyond the fair share of this process, whole number >= 0. */
  surplus: number
}

/** Takes a fair share of all bots for this process, by leases in the database. */
export class Share {
  private quiet: Quiet | null = null
  private heldVersion = ''

  constructor(private readonly parts: ShareParts) {}

  /** Tells the other processes that this one runs. @returns how many processes run; null if this one leaves its share to them */
  async announce(): Promise<number | null> {
    const { db, leases, live } = this.parts
    if (live === null) return announceProcess(db, leases.lease().lease)
    return (await live.look()) === 'leaves' ? null : live.count
  }

  /**
   * Takes whitelabel bots up to the fair share of one of so many processes.
   * @param processes null takes none
   * @returns null where nothing was left to do at the last poll, and no bot has changed since
   */
  async take(processes: number | null): Promise<HeldShare | null> {
    const { db, processId, leases, premiumSkuIds: skuIds, clock } = this.parts
    const terms = { skuIds, now: clock.now() }
    await startPausedBots(db, terms)
    // Before the rows, so that a row that changes in between is read again at the next poll.
    const { bots: count, held, heldVersion } = await countBotsToHold(db, processId, terms.now)
    const share = processes === null ? 0 : fairShare(count + 1, processes) - this.mainBots
    if (held === share && this.isQuiet(heldVersion)) return null
    this.quiet = null
    this.heldVersion = heldVersion
    if (held < share) await leases.take(share - held)
    const bots = (await heldBots(db, processId, terms)).filter(({ botId }) => leases.holds(botId))
    return { bots, surplus: Math.max(0, held - share) }
  }

  /** Notes that nothing is left to do for these bots: they are not read again until one of them changes. */
  rest(bots: readonly HeldBot[]): void {
    const { heldVersion } = this
    if (!bots.every(isSettled)) return
    this.quiet = { heldVersion, bots: bots.length, readAt: performance.now(), pollsSince: 0 }
  }

  private isQuiet(heldVersion: string): boolean {
    const { quiet } = this
    if (quiet === null) return false
    quiet.pollsSince++
    return (
      quiet.heldVersion === heldVersion &&
      quiet.bots === this.parts.leases.bots.length &&
      quiet.pollsSince < MOST_POLLS_UNREAD &&
      performance.now() - quiet.readAt < LONGEST_UNREAD_MS
    )
  }

  /** How many bots this process holds, the main bot among them. */
  get size(): number {
    return this.parts.leases.bots.length + this.mainBots
  }

  /** Records for each bot since when its owner has been without premium. */
  async notePremium(bots: readonly HeldBot[]): Promise<void> {
    const { db, clock } = this.parts
    const ended = bots.filter((bot) => !bot.hasPremium && bot.premiumEndedAt === null)
    const back = bots.filter((bot) => bot.hasPremium && bot.premiumEndedAt !== null)
    await notePremiumEnd(db, ended.map(idOf), clock.now())
    await notePremiumEnd(db, back.map(idOf), null)
  }

  private get mainBots(): number {
    return this.parts.servingBots.heldMainBot() === null ? 0 : 1
  }
}

/** Whether a bot runs and nothing is asked of it. */
const isSettled = (bot: HeldBot): boolean =>
  bot.action === null &&
  bot.status === 'running' &&
  bot.replyToken === null &&
  bot.hasPremium &&
  bot.premiumEndedAt === null

/** The bots to release to other processes: running ones for which no action is asked. @param surplus how many at most */
export const botsToRelease = (bots: readonly HeldBot[], surplus: number): Snowflake[] =>
  bots
    .filter((bot) => bot.action === null && bot.status === 'running')
    .map(idOf)
    .slice(0, surplus)

const idOf = (bot: HeldBot): Snowflake => bot.botId
