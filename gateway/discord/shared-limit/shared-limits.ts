import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import { repeat } from '../../ops/repeat.ts'
import { BotShare } from './bot-share.ts'
import { Slots } from './slots.ts'

/** How often an active worker sends its claims. */
const TELL_EVERY_MS = 100

/** A worker's claims, and for each bot how many slots it wants and holds. */
export interface ClaimNews {
  id: string
  bots: [botId: Snowflake, wanted: number, held: number][]
}

export interface SharedLimitsParts {
  processId: string
  /** How many workers there are, this one included. */
  workers: () => number
  /** Sends news to every worker, this one included, or loses it. */
  tell: (news: ClaimNews) => void
  clock: { sleep(ms: number): Promise<void> }
  /** Milliseconds. */
  monotonic: () => number
  log: Log
  metrics: Pick<Metrics, 'watchDiscordWaiting'>
}

/** Admits the requests of one bot. */
export type BotSlots = Pick<Slots, 'take'>

interface Bot {
  slots: Slots
  share: BotShare
}

/**
 * Divides each bot's requests a second among workers by the number of requests that each must send. Every worker receives
 * all news, its own included, in the same order. So all workers decide alike, and together they never send too much.
 */
export class SharedLimits {
  private readonly bots = new Map<Snowflake, Bot>()
  private readonly startedAt: number
  private stopTelling = () => {}

  constructor(private readonly parts: SharedLimitsParts) {
    this.startedAt = parts.monotonic()
    parts.metrics.watchDiscordWaiting(() => [...this.bots.values()].reduce((sum, { slots }) => sum + slots.waiting, 0))
  }

  start(): void {
    this.stopTelling = repeat('divide the requests of bots', TELL_EVERY_MS, () => this.tellAll(), this.parts.log)
  }

  /** Stops sending claims. Waiting requests are still admitted. */
  stop(): void {
    this.stopTelling()
  }

  slotsOf(botId: Snowflake): BotSlots {
    return { take: (isUrgent, signal) => this.open(botId).slots.take(isUrgent, signal) }
  }

  hear({ id, bots }: ClaimNews): void {
    for (const [botId, wanted, held] of bots) {
      const bot = this.open(botId)
      bot.share.hear(id, { wanted, held }, this.parts.monotonic())
      bot.slots.admit()
      this.tellIfNeeded(botId, bot)
    }
  }

  /** Sends all claims; called every 100 milliseconds. */
  tellAll(): void {
    const now = this.parts.monotonic()
    const bots: ClaimNews['bots'] = []
    for (const [botId, { slots, share }] of this.bots) {
      // Slots may be free now, because the news of other workers has expired.
      slots.admit()
      const wanted = slots.used + slots.waiting
      if (wanted === 0 && share.isIdle(now)) this.bots.delete(botId)
      else if (wanted > 0 || share.knowsItself()) bots.push(this.claim(botId, { slots, share }, now))
    }
    if (bots.length > 0) this.parts.tell({ id: this.parts.processId, bots })
  }

  private open(botId: Snowflake): Bot {
    const known = this.bots.get(botId)
    if (known !== undefined) return known
    const { processId, workers, clock, monotonic } = this.parts
    const share = new BotShare(processId, workers, this.startedAt)
    const slots = new Slots(
      () => share.limit(monotonic()),
      (ms) => clock.sleep(ms),
      () => this.tellIfNeeded(botId, bot),
    )
    const bot = { slots, share }
    this.bots.set(botId, bot)
    return bot
  }

  private tellIfNeeded(botId: Snowflake, bot: Bot): void {
    const { slots, share } = bot
    const now = this.parts.monotonic()
    if (!share.shouldTell(slots.used, slots.used + slots.waiting, now)) return
    this.parts.tell({ id: this.parts.processId, bots: [this.claim(botId, bot, now)] })
  }

  private claim(botId: Snowflake, { slots, share }: Bot, now: number): ClaimNews['bots'][number] {
    const { wanted, held } = share.claim(slots.used, slots.used + slots.waiting, now)
    share.told(now)
    return [botId, wanted, held]
  }
}
