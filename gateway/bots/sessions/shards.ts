import {
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  type GatewayPresenceUpdateData,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10'
import { ShardProgress } from '../../bus/progress.ts'
import { ShardGates, type ShardSet } from './handover.ts'
import { INTENTS } from './intents.ts'
import { ResumableManager, type ShardReceiver } from './resumable-manager.ts'
import { Resumption } from './resumption.ts'
import { ShardLog } from './shard-log.ts'
import { ShardSender } from './shard-sender.ts'
import { ShardStates } from './shard-states.ts'
import type { ShardsParts } from './shards-parts.ts'

/** Any code but 1000 and 1001 leaves the session resumable. https://discord.com/developers/docs/events/gateway#connection-lifecycle */
const RESUMABLE_CLOSE = 4200
const CLOSE_WITHIN_MS = 2_000

/**
 * Shards of one bot with one number of shards: all of them, or those of this process. Each connects independently of the
 * others, and tries until it succeeds.
 */
export class Shards implements ShardSet, ShardReceiver {
  private readonly manager: ResumableManager
  private readonly sender: ShardSender
  private readonly gates: ShardGates
  private readonly resumption: Resumption
  private readonly log: ShardLog
  private readonly shards = new ShardStates((shard) => this.begin(shard))
  private readonly shardIds: readonly number[]

  constructor(private readonly parts: ShardsParts) {
    const { options, shardCount, information, guard, holdMs, mayIdentify, mayConnect, mayPass, onAbandoned } = parts
    this.shardIds = parts.shardIds ?? [...Array(shardCount).keys()]
    this.log = new ShardLog(options, shardCount)
    this.gates = new ShardGates(this.shardIds, {
      holdMs,
      ...(mayPass && { mayOpen: (shard) => mayPass(shard, this.shards.connectedAt(shard) ?? options.clock.now()) }),
      pass: (payload, shard) => this.pass(payload, shard),
      onOpen: (shard) => this.markReady(shard),
    })
    this.resumption = new Resumption({
      ...{ shardCount, mayIdentify, onAbandoned, url: information.url },
      mayConnect: mayConnect ?? (() => true),
      states: this.shards,
      intake: options.intake,
      connectTurns: options.connectTurns,
      now: () => options.clock.now(),
    })
    this.manager = new ResumableManager(
      {
        token: options.token,
        intents: INTENTS,
        rest: options.rest,
        shardCount,
        shardIds: [...this.shardIds],
        // Without these two, every manager of a process shares one store keyed by shard alone.
        retrieveSessionInfo: (shard) => this.resumption.retrieve(shard),
        updateSessionInfo: (shard, info) => this.resumption.update(shard, info),
        buildIdentifyThrottler: () => Promise.resolve(guard),
      },
      information,
      this,
    )
    this.sender = new ShardSender(this.manager, options)
    options.metrics.sessionStates.add(this)
  }

  get shardCount(): number {
    return this.parts.shardCount
  }

  get isReady(): boolean {
    return this.shards.readyCount === this.shardIds.length
  }

  /** Whether any shard receives events. */
  get isAlive(): boolean {
    return this.shards.readyCount > 0
  }

  /** Whether a process of another release began a session with other intents, so that Discord does not send all events of the present intents. */
  get isOutdated(): boolean {
    return this.shards.progresses.some((progress) => progress.hasOtherIntents(INTENTS))
  }

  /** Whether every shard is ready or abandoned. */
  get isSettled(): boolean {
    return this.shards.readyCount + this.resumption.abandonedCount >= this.shardIds.length
  }

  get mayIdentify(): boolean {
    return this.resumption.mayIdentify
  }

  /** From now on, a shard identifies when its session is lost. */
  allowIdentify(): void {
    this.resumption.mayIdentify = true
  }

  readonly isShardReady = (shard: number): boolean => this.shards.isReady(shard)

  /** The progress of each shard that has begun to connect. */
  get progresses(): ShardProgress[] {
    return this.shards.progresses
  }

  open(): void {
    const { log, botId } = this.parts.options
    this.manager.connect().catch((error: unknown) => {
      // The close code is reported separately, and decides how it continues.
      if (!this.resumption.isClosed) log.debug({ err: error, bot: botId }, 'a shard was refused')
    })
  }

  /** Closes so that the sessions can be resumed. A connection that cannot be closed is reported, and is not waited for. */
  async close(): Promise<void> {
    this.resumption.close()
    this.gates.close()
    const { botId, clock, log, metrics } = this.parts.options
    metrics.sessionStates.remove(this)
    const destroyed = this.manager.destroy({ code: RESUMABLE_CLOSE, reason: 'Restarting' })
    const closed = Promise.resolve(destroyed).catch((error: unknown) =>
      log.warn({ err: error, bot: botId }, 'a shard could not be closed'),
    )
    // A peer that is gone never closes its side.
    await Promise.race([closed, clock.sleep(CLOSE_WITHIN_MS)])
    metrics.sessionsReady.dec(this.shards.readyCount)
    for (const shard of this.shards.ready) this.away(shard)
    for (const progress of this.progresses) progress.askMembers = null
  }

  /** Shows this presence beside the bot's name, on every ready shard. */
  present(d: GatewayPresenceUpdateData): void {
    for (const shard of this.shards.ready) this.sendPresence(shard, d)
  }

  sendPresence(shard: number, d: GatewayPresenceUpdateData): void {
    this.sender.presence(shard, d)
  }

  /** Why these shards receive no events; empty when they do. */
  async unready(): Promise<string[]> {
    return this.isReady ? [] : this.shards.whyUnready(await this.manager.fetchStatus(), this.shardCount)
  }

  /** The state of each shard: `ready`, `held`, `paused`, or the status that @discordjs/ws reports. */
  async states(): Promise<string[]> {
    const statuses = await this.manager.fetchStatus()
    return this.shardIds.map((shard) => this.shards.nameOf(shard, statuses))
  }

  /** Counts the time for which shards were away, since their sessions will not be resumed. */
  countMissedTime(): void {
    this.log.countMissedTime()
  }

  private begin(shard: number): ShardProgress {
    const { options, shardCount } = this.parts
    const stored = this.parts.stored.find((checkpoint) => checkpoint.shard === shard) ?? null
    const progress = new ShardProgress(options.botId, shard, stored, shardCount)
    progress.askMembers = (d) => this.sender.requestMembers(shard, d)
    options.onShard(progress)
    return progress
  }

  heartbeatAcknowledged(latencyMs: number): void {
    this.parts.options.metrics.heartbeat.observe(latencyMs / 1_000)
  }

  dispatched(payload: GatewayDispatchPayload, shard: number): void {
    this.gates.take(payload, shard)
  }

  greeted(shard: number): void {
    this.resumption.reached(shard)
  }

  identified({ guilds }: GatewayReadyDispatchData, shard: number): void {
    this.log.identified(shard, guilds.length)
    this.connected(shard, 'identified')
  }

  resumed(shard: number): void {
    this.log.resumed(shard)
    this.connected(shard, 'resumed')
  }

  socketFailed(error: Error, shard: number): void {
    this.resumption.unreachable(shard)
    this.log.socketFailed(shard, error)
  }

  failed(error: Error, shard: number): void {
    this.log.failed(shard, error)
  }

  private pass(payload: GatewayDispatchPayload, shard: number): void {
    const { options, shardCount, onDispatch } = this.parts
    const { progress } = this.shards.of(shard)
    if (payload.t === GatewayDispatchEvents.Ready) {
      const { session_id: sessionKey, resume_gateway_url: resumeUrl } = payload.d
      const session = { botId: options.botId, shard, shardCount, sessionKey, resumeUrl, intents: INTENTS }
      progress.begin({ ...session, sequence: payload.s })
    }
    onDispatch(payload, progress)
    progress.finish(payload.s)
    if (options.intake.mustPause(progress)) this.pause(shard)
  }

  /** Closes the connection of a shard until there is room for its events. Discord sends them when the session is resumed. */
  private pause(shard: number): void {
    if (!this.resumption.pause(shard)) return
    this.log.paused(shard)
    this.manager.reconnect(shard, { code: RESUMABLE_CLOSE, reason: 'Paused' })
  }

  private connected(shard: number, how: 'identified' | 'resumed'): void {
    const state = this.shards.of(shard)
    state.how = how
    state.connectedAt = this.parts.options.clock.now()
    this.gates.connected(shard)
  }

  private markReady(shard: number): void {
    const { options, onReady } = this.parts
    this.resumption.arrived(shard)
    if (!this.shards.setReady(shard, true)) return
    this.shards.of(shard).progress.isLive = true
    options.metrics.sessionsReady.inc()
    onReady(shard, this.shards.of(shard).how)
  }

  /** @returns whether the shard was ready */
  private away(shard: number): boolean {
    this.shards.of(shard).progress.isLive = false
    return this.shards.setReady(shard, false)
  }

  closed(code: number, shard: number): void {
    this.gates.disconnected(shard)
    this.log.closed(shard, code, this.away(shard))
    if (!this.resumption.isClosed && !this.resumption.closed(shard, code)) this.parts.onClosed(code, shard)
  }
}
