import type { APIGatewayBotInfo, GatewayDispatchPayload } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import type { ShardReport } from '../../../shared/database/bots/shard-change.ts'
import { shardScope } from '../../../shared/database/bots/shard-counts.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { type Checkpoint, loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import { forgetShards } from '../../../shared/database/sessions/held-checkpoints.ts'
import { shardOf } from '../../../shared/discord/shard.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { ItemLeases, type ItemLeasesParts } from '../../bus/item-leases.ts'
import type { ShardProgress } from '../../bus/progress.ts'
import { allEnd, allInTurn } from '../../time/all-end.ts'
import { within } from '../../time/within.ts'
import type { Handover, ShardSet } from '../sessions/handover.ts'
import type { Shards } from '../sessions/shards.ts'
import { createLeasedShard, type LeasedShardParts } from './leased-shard.ts'
import { OpenShards } from './open-shards.ts'

/** How long the last writes of a shard that is given away may take to be stored. */
const SETTLE_MS = 3_000

export interface LeasedShardsParts extends LeasedShardParts {
  db: Kysely<Database>
  processId: string
  leaseMs: number
  /** How long the events of a session that opens beside another one are held back, in milliseconds. */
  overlapMs: number
  /** Decides whether shards may be taken. */
  claim: NonNullable<ItemLeasesParts['claim']>
  onDispatch: (from: LeasedShards, payload: GatewayDispatchPayload, progress: ShardProgress) => void
  /** Called when this process takes shards: its memory about the guilds of these shards may be outdated. */
  onTaken: (isTaken: (guildId: Snowflake) => boolean) => void
  monotonic: () => number
}

/** The shards that this process holds by lease, of a bot with one number of shards. */
export class LeasedShards implements ShardSet {
  private readonly leases: ItemLeases
  private readonly open: OpenShards
  private reports: readonly ShardReport[] = []

  /** @param handover null where no shards of another number are open beside these */
  constructor(
    private readonly parts: LeasedShardsParts,
    readonly shardCount: number,
    private handover: Handover | null,
  ) {
    const items = { scope: shardScope(parts.botId, shardCount), count: shardCount }
    this.leases = new ItemLeases({ ...parts, items })
    this.open = new OpenShards(parts)
  }

  /** The shards of this process. */
  get held(): number[] {
    return this.open.held
  }

  /** Whether this process may use the shard now. */
  holds(shard: number): boolean {
    return this.open.has(shard) && this.leases.holds(shard)
  }

  /** The shards of this process that receive events and pass them on. */
  get ready(): number[] {
    return this.held.filter(this.isReadyHere)
  }

  get isReady(): boolean {
    return this.ready.length === this.open.size
  }

  /** Whether a shard passes on events, here or in another process by its report. */
  readonly isShardReady = (shard: number): boolean =>
    this.isReadyHere(shard) || this.reports.some((report) => report.shard === shard && report.storedUntil !== null)

  /** The newest reports of all processes about the shards of this number. */
  note(reports: readonly ShardReport[]): void {
    this.reports = reports
  }

  /** Everything that this shard received before this time is stored; in milliseconds since 1970, null where it is not known. */
  storedUntil(shard: number): number | null {
    return this.reports.find((report) => report.shard === shard)?.storedUntil ?? null
  }

  /** These shards have taken over: from now on they pass on events at once. */
  takeOver(): void {
    this.handover = null
  }

  private readonly isReadyHere = (shard: number): boolean => this.open.get(shard)?.isShardReady(shard) ?? false

  /** Why the shards of this process receive no events; empty when they do. */
  async unready(): Promise<string[]> {
    return (await Promise.all(this.open.of(this.held).map((shards) => shards.unready()))).flat()
  }

  /** Takes free shards up to this process's fair share, or releases those beyond it. @param atOnce how many shards may be connecting */
  async share(
    processes: number,
    ask: () => Promise<APIGatewayBotInfo>,
    atOnce = Number.POSITIVE_INFINITY,
  ): Promise<void> {
    const beyond = this.open.size - Math.ceil(this.shardCount / Math.max(1, processes))
    // A shard that is still connecting is kept: the next process would have to identify it once more.
    if (beyond > 0) await this.giveAway(this.ready.slice(-beyond))
    const connecting = this.open.size - this.ready.length
    if (beyond < 0 && connecting < atOnce) await this.take(Math.min(-beyond, atOnce - connecting), ask)
  }

  async renew(): Promise<void> {
    await this.close(await this.leases.renew())
  }

  /** Closes shards whose leases ran out. */
  async dropExpired(): Promise<void> {
    await this.close(this.leases.takeExpired())
  }

  /** Closes every shard so that it can be resumed, here or elsewhere; the leases are kept until `release`. */
  async disconnect(): Promise<void> {
    await allEnd(this.open.of(this.held).map((shards) => shards.close()))
  }

  /** Leaves every shard to other processes, because this one does not reach Discord. */
  async leave(): Promise<void> {
    await this.giveAway(this.held)
  }

  /** Closes every shard and deletes its checkpoint: shards of another number are used. */
  async retire(): Promise<void> {
    const { db, botId, log } = this.parts
    const held = this.held
    await this.end(held, async () => forgetShards(db, botId, this.shardCount, held))
    log.info({ bot: botId, closed: held, of: this.shardCount }, 'shards of another number closed')
  }

  async release(): Promise<void> {
    await this.leases.release(this.leases.held)
    this.open.takeOut(this.held)
  }

  private async take(limit: number, ask: () => Promise<APIGatewayBotInfo>): Promise<void> {
    const { db, botId, onTaken, log } = this.parts
    const information = await ask()
    const taken = await this.leases.take(limit)
    if (taken.length === 0) return
    const stored = await loadCheckpoints(db, botId).catch(async (error: unknown) => {
      await this.leases.release(taken)
      throw error
    })
    // The database may have answered so late that leases have ended meanwhile.
    const held = taken.filter((shard) => this.leases.holds(shard))
    const ofHeld = new Set(held)
    onTaken((guildId) => ofHeld.has(shardOf(guildId, this.shardCount)))
    for (const shard of held) this.openShard(shard, stored, information)
    log.info({ bot: botId, taken: held, of: this.shardCount, held: this.open.size }, 'shards taken')
  }

  private openShard(shard: number, stored: readonly Checkpoint[], information: APIGatewayBotInfo): void {
    const { parts, shardCount } = this
    const isOurs = (shards: Shards): boolean => {
      if (!this.open.isOpen(shard, shards)) return false
      if (this.leases.holds(shard)) return true
      // The process was paused, and another process may hold the shard now.
      this.leases.drop([shard])
      this.close([shard]).catch((error: unknown) => {
        parts.log.warn({ err: error, bot: parts.botId, shard }, 'a shard whose lease was lost did not close')
      })
      return false
    }
    this.open.connect(shard, (_, { beside, onReady }) => {
      const shards: Shards = createLeasedShard(parts, {
        ...{ shard, shardCount, information, onReady },
        stored: beside ? [] : stored,
        isOurs: () => isOurs(shards),
        // At 0 the events would not be held back at all.
        holdMs: beside ? Math.max(1, parts.overlapMs) : (this.handover?.holdMs ?? 0),
        mayPass: (id, connectedAt) => this.handover?.mayPass(id, connectedAt) ?? true,
        onDispatch: (payload, progress) => parts.onDispatch(this, payload, progress),
      })
      return shards
    })
  }

  /** Closes shards that another process may hold already. Their checkpoints are no longer stored. */
  private async close(lost: readonly number[]): Promise<void> {
    if (lost.length === 0) return
    const { botId, log, metrics } = this.parts
    metrics.shardsLost.inc(lost.length)
    log.warn({ bot: botId, lost, of: this.shardCount }, 'the leases of shards were lost: the shards are closed')
    const closing = this.open.takeOut(lost)
    await allEnd([within(SETTLE_MS, this.stopStoring(closing)), ...closing.map((shards) => shards.close())])
  }

  /** Closes shards, and gives them to other processes, which resume from the checkpoints that are stored by then. */
  private async giveAway(given: readonly number[]): Promise<void> {
    if (given.length === 0) return
    const { botId, log } = this.parts
    await this.end(given)
    log.info({ bot: botId, given, of: this.shardCount, held: this.open.size }, 'shards given to other processes')
  }

  private async end(given: readonly number[], beforeRelease?: () => Promise<void>): Promise<void> {
    const { ledger } = this.parts
    const closing = this.open.of(given)
    // If a step fails, the shards are released all the same: they are closed, and no process would receive their events.
    await allInTurn(
      () => allEnd(closing.map((shards) => shards.close())),
      // If the writes of an event are not stored, Discord sends the event again, to the process that resumes.
      () => within(SETTLE_MS, ledger.flush()),
      () => within(SETTLE_MS, this.stopStoring(closing)),
      async () => {
        this.open.takeOut(given)
        await beforeRelease?.()
      },
      () => this.leases.release(given),
    )
  }

  private async stopStoring(closing: readonly Shards[]): Promise<void> {
    const progresses = closing.flatMap((shards) => shards.progresses)
    await Promise.all(progresses.map((progress) => this.parts.ledger.unfollow(progress)))
  }
}
