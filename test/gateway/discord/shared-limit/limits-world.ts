import { type ClaimNews, SharedLimits } from '../../../../gateway/discord/shared-limit/shared-limits.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { RateLimiter } from '../../../support/discord/rest/rate-limiter.ts'
import { DISCORD_RATE_LIMITS, NO_RATE_LIMITS } from '../../../support/discord/settings.ts'
import { VirtualTime } from './virtual-time.ts'

const BOT = '1000000000000000001'
const NEWS_MS = 2
const ANSWER_MS = 40
const TELL_EVERY_MS = 100

/** Workers that send requests as one bot, Discord's strict limit, and NATS, in time that passes only when a test says so. */
export class LimitsWorld {
  readonly time = new VirtualTime()
  readonly workers: SharedLimits[] = []
  natsIsAway = false
  /** When each worker's requests were counted. */
  readonly sent: number[][] = []
  refused = 0
  private readonly discord = new RateLimiter({ ...NO_RATE_LIMITS, global: DISCORD_RATE_LIMITS.global })
  private readonly log = createLog({ level: 'fatal', secrets: [], write: () => {} })

  constructor(workers: number) {
    for (let nth = 0; nth < workers; nth++) this.add(workers)
  }

  /** @param of how many workers there are then */
  private add(of: number): void {
    const limits = new SharedLimits({
      processId: `worker ${this.workers.length}`,
      workers: () => of,
      tell: (news) => this.tell(news),
      clock: this.time,
      monotonic: () => this.time.now,
      log: this.log,
      metrics: createMetrics(),
    })
    this.workers.push(limits)
    this.sent.push([])
    const tell = () => {
      limits.tellAll()
      this.time.after(TELL_EVERY_MS, tell)
    }
    // Not all at the same moment.
    this.time.after(this.workers.length * 13, tell)
  }

  /** A worker has so many more requests to send. */
  send(worker: number, requests: number, isUrgent = true, onSent: () => void = () => {}): void {
    for (let request = 0; request < requests; request++) void this.request(worker, isUrgent, onSent)
  }

  /** How many requests of a worker Discord counted in a time, in milliseconds. */
  countOf(worker: number, from: number, to: number): number {
    return this.sent[worker]?.filter((at) => at >= from && at < to).length ?? 0
  }

  /** The most requests that Discord counted within any one second. */
  mostInASecond(): number {
    const all = this.sent.flat().toSorted((a, b) => a - b)
    return Math.max(
      0,
      ...all.map((at, nth) => all.slice(nth).findIndex((other) => other >= at + 1_000)).filter((n) => n > 0),
    )
  }

  private async request(worker: number, isUrgent: boolean, onSent: () => void): Promise<void> {
    const free = await this.workers[worker]?.slotsOf(BOT).take(isUrgent)
    onSent()
    // Discord counts a request at some time between its sending and its response.
    const onItsWay = (this.time.now * 7 + worker * 11) % ANSWER_MS
    await this.time.sleep(onItsWay)
    const use = { route: 'PUT /role', resource: '1', owner: BOT, countsGlobally: true }
    if (this.discord.take(use, this.time.now).limited !== null) this.refused++
    this.sent[worker]?.push(this.time.now)
    await this.time.sleep(ANSWER_MS - onItsWay)
    free?.()
  }

  private tell(news: ClaimNews): void {
    if (this.natsIsAway) return
    this.time.after(NEWS_MS, () => {
      for (const worker of this.workers) worker.hear(news)
    })
  }
}
