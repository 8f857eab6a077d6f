import { type Claim, grantOf, sharesOf } from './claims.ts'
import { GATEWAY_REQUESTS } from './slots.ts'

/** Up to this number of workers, each keeps a slot for its first request, before the others know that it sends. */
const FEW_WORKERS = 5
/** NATS counts as away if this worker has not received its own news for this long. */
const UNANSWERED_MS = 300
/** How long news of a worker counts. By then it has noticed that NATS is away, and Discord counts none of its earlier requests. */
const FRESH_MS = 1_500

/** One worker's share of a bot's requests. It depends on the news, which all workers receive in the same order. */
export class BotShare {
  private readonly claims = new Map<string, Claim & { heardAt: number }>()
  private unansweredSince: number | null = null
  private carefulUntil: number

  /**
   * @param id of this worker
   * @param workers how many there are, this one included
   * @param startedAt when this worker began to receive news, in milliseconds
   */
  constructor(
    private readonly id: string,
    private readonly workers: () => number,
    startedAt: number,
  ) {
    this.carefulUntil = startedAt + FRESH_MS
  }

  /** Applies news of a worker, this one included. A worker that wants no slot is forgotten. */
  hear(id: string, claim: Claim, now: number): void {
    if (id === this.id) this.unansweredSince = null
    this.forgetOld(now)
    this.claims.set(id, { ...claim, heardAt: now })
    if (claim.wanted === 0) this.claims.delete(id)
    // Slots beyond its share are still held until Discord no longer counts the requests that took them.
    else {
      const held = Math.max(claim.held, grantOf(this.slots(), this.claims, id))
      this.claims.set(id, { ...claim, held, heardAt: now })
    }
  }

  /** How many slots this worker may use now. */
  limit(now: number): number {
    this.forgetOld(now)
    if (this.unansweredSince !== null && now - this.unansweredSince > UNANSWERED_MS) this.carefulUntil = now + FRESH_MS
    const granted = Math.max(this.granted(), this.firstSlots())
    if (now >= this.carefulUntil) return granted
    const equal = Math.max(1, Math.floor(GATEWAY_REQUESTS / Math.max(1, this.workers())))
    return this.othersAreActive() ? Math.min(granted, equal) : equal
  }

  /** The claim that this worker should send now. @param used its slots in use @param wanted slots in use and waiting requests */
  claim(used: number, wanted: number, now: number): Claim {
    const limit = this.limit(now)
    const known = new Map<string, Claim>(this.claims)
    const capped = Math.min(wanted, GATEWAY_REQUESTS)
    known.set(this.id, { wanted: capped, held: limit })
    const share = sharesOf(this.slots(known.size), known).get(this.id) ?? 0
    return { wanted: capped, held: wanted === 0 ? 0 : Math.max(used, Math.min(limit, share)) }
  }

  /** Notes that this worker's news was sent. */
  told(now: number): void {
    this.unansweredSince ??= now
  }

  /** Whether news must be sent at once: another worker waits for slots of this one, or this one can take free slots. */
  shouldTell(used: number, wanted: number, now: number): boolean {
    if (this.unansweredSince !== null || wanted === 0) return false
    const own = this.claims.get(this.id)
    if (own === undefined) return true
    if (this.claim(used, wanted, now).held < own.held) return true
    return wanted > own.held && grantOf(this.slots(), this.claims, this.id) > own.held
  }

  /** Whether no worker has a claim. */
  isIdle(now: number): boolean {
    this.forgetOld(now)
    return this.claims.size === 0
  }

  private granted(): number {
    const share = sharesOf(this.slots(), this.claims).get(this.id) ?? 0
    return Math.min(this.claims.get(this.id)?.held ?? 0, share)
  }

  /** Whether other workers count requests of this worker. */
  knowsItself(): boolean {
    return this.claims.has(this.id)
  }

  private slots(active = this.claims.size): number {
    return GATEWAY_REQUESTS - Math.max(0, this.workers() - active) * this.firstSlots()
  }

  private firstSlots(): number {
    return this.workers() <= FEW_WORKERS ? 1 : 0
  }

  private othersAreActive(): boolean {
    return this.claims.size > (this.knowsItself() ? 1 : 0)
  }

  private forgetOld(now: number): void {
    for (const [id, { heardAt }] of this.claims) if (now - heardAt > FRESH_MS) this.claims.delete(id)
  }
}
