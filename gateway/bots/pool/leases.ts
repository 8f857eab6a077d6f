import type { Kysely } from 'kysely'
import { type Lease, releaseBots, releaseMainBot, renewBots, takeBots } from '../../../shared/database/bots/leases.ts'
import { claimWhole, type MainBotUse } from '../../../shared/database/bots/main-bot-use.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type LeaseTimeParts, leaseFromNow } from '../../bus/lease-time.ts'
import { allEnd } from '../../time/all-end.ts'

export interface LeasesParts extends LeaseTimeParts {
  db: Kysely<Database>
  mainBotId: Snowflake
  /** Whether to take the main bot from gateways that share its shards; false if left out. */
  takesOver?: boolean
}

/** The bots that this process holds, and until when it may use each without renewing its lease. */
export class Leases {
  private readonly until = new Map<Snowflake, number>()
  /** No lease ends before this time. */
  private nextEnd = Number.POSITIVE_INFINITY
  private takesOver: boolean
  /** How processes of another mode run the main bot; null where none does. */
  mainBotUse: MainBotUse | null = null

  constructor(private readonly parts: LeasesParts) {
    this.takesOver = parts.takesOver ?? false
  }

  /** Whether this process may use the bot now. */
  holds(botId: Snowflake): boolean {
    return (this.until.get(botId) ?? Number.NEGATIVE_INFINITY) > this.parts.monotonic()
  }

  /** Held whitelabel bots. */
  get bots(): Snowflake[] {
    return [...this.until.keys()].filter((botId) => botId !== this.parts.mainBotId)
  }

  /** Bots whose leases ran out before they were renewed; this process no longer holds them. */
  takeExpired(): Snowflake[] {
    const now = this.parts.monotonic()
    // This is called four times a second, and nearly always no lease has ended.
    if (now < this.nextEnd) return []
    const expired = [...this.until].filter(([, until]) => until <= now).map(([botId]) => botId)
    for (const botId of expired) this.until.delete(botId)
    this.nextEnd = Math.min(...this.until.values())
    return expired
  }

  /** Takes free bots. @returns the bots that it got */
  async take(limit: number): Promise<Snowflake[]> {
    const { lease, localUntil } = this.lease()
    const taken = await takeBots(this.parts.db, lease, limit)
    for (const botId of taken) this.hold(botId, localUntil)
    return taken
  }

  /** Takes the main bot if it is free. @returns whether this process holds it now */
  async takeMain(): Promise<boolean> {
    const { mainBotId } = this.parts
    const { lease, localUntil } = this.lease()
    const held = await this.claimMain(lease)
    if (held) this.hold(mainBotId, localUntil)
    return held
  }

  /** Renews the lease of every bot. @returns bots that another process has taken meanwhile */
  async renew(): Promise<Snowflake[]> {
    const { db, mainBotId } = this.parts
    const { lease, localUntil } = this.lease()
    const held = this.bots
    const main = this.until.has(mainBotId) ? [mainBotId] : []
    const renewMain = async () => (main.length > 0 && (await this.claimMain(lease)) ? main : [])
    // Two renewals: if another process has locked the main bot's row, the leases of the whitelabel bots are still extended.
    const renewals = [
      this.extend(held, renewBots(db, lease, held), localUntil),
      this.extend(main, renewMain(), localUntil),
    ]
    await allEnd(renewals)
    const lost = (await Promise.all(renewals)).flat()
    for (const botId of lost) this.until.delete(botId)
    return lost
  }

  /** Releases bots, so that other processes can take them. Close them before. */
  async release(botIds: readonly Snowflake[]): Promise<void> {
    const { db, processId, mainBotId } = this.parts
    for (const botId of botIds) this.until.delete(botId)
    const others = botIds.filter((botId) => botId !== mainBotId)
    const hasMain = others.length < botIds.length
    await allEnd([releaseBots(db, processId, others), ...(hasMain ? [releaseMainBot(db, mainBotId, processId)] : [])])
  }

  private async claimMain(lease: Lease): Promise<boolean> {
    const { db, mainBotId: botId } = this.parts
    const claimed = await claimWhole(db, { botId, lease, takesOver: this.takesOver })
    this.mainBotUse = typeof claimed === 'string' ? claimed : null
    if (claimed === true) this.takesOver = false
    return claimed === true
  }

  /** Extends the local leases of the bots that the database renewed. @returns the other bots */
  private async extend(
    asked: readonly Snowflake[],
    renewed: Promise<readonly Snowflake[]>,
    until: number,
  ): Promise<Snowflake[]> {
    const kept = new Set(await renewed)
    // A bot that expired during the query was already closed.
    for (const botId of kept) if (this.until.has(botId)) this.hold(botId, until)
    return asked.filter((botId) => !kept.has(botId))
  }

  private hold(botId: Snowflake, until: number): void {
    this.until.set(botId, until)
    this.nextEnd = Math.min(this.nextEnd, until)
  }

  lease(): { lease: Lease; localUntil: number } {
    return leaseFromNow(this.parts)
  }
}
