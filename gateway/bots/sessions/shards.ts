import { type IIdentifyThrottler, type SessionInfo, WebSocketShardEvents, WebSocketShardStatus } from '@discordjs/ws'
import {
  type APIGatewayBotInfo,
  GatewayDispatchEvents,
  type GatewayDispatchPayload,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayPresenceUpdateData,
} from 'discord-api-types/v10'
import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'
import { ShardProgress } from '../../bus/progress.ts'
import { comesBack } from './refusal.ts'
import { ResumableManager } from './resumable-manager.ts'
import type { SessionOptions } from './session-options.ts'
import { ShardGates } from './shard-gates.ts'

/** Any code but 1000 and 1001 leaves the session resumable. https://discord.com/developers/docs/events/gateway#connection-lifecycle */
const RESUMABLE_CLOSE = 4200
/** Discord keeps a session for some minutes; one that has been unreachable for longer is not worth resuming. */
const RESUMABLE_MS = 5 * 60_000
const CLOSE_WITHIN_MS = 2_000

export const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildMessages

export interface ShardsParts {
  options: SessionOptions
  shardCount: number
  /** Where shards of this number can be resumed. */
  stored: readonly Checkpoint[]
  /** Where not, a shard whose session is lost is given up. */
  mayIdentify: boolean
  /** How long each shard is held back once it is connected. */
  holdMs: number
  information: APIGatewayBotInfo
  guard: IIdentifyThrottler
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  onReady: (shard: number, how: 'identified' | 'resumed') => void
  /** A shard's session is lost, and it may not identify. */
  onGivenUp: () => void
  onClosed: (code: number, shard: number) => void
}

/** All shards of one bot under one number of shards; each connects by itself, for as long as it takes. */
export class Shards {
  readonly progresses = new Map<number, ShardProgress>()
  mayIdentify: boolean
  private readonly manager: ResumableManager
  private readonly gates: ShardGates
  private readonly how = new Map<number, 'identified' | 'resumed'>()
  private readonly ready = new Set<number>()
  private readonly givenUp = new Set<number>()
  private readonly unreachableSince = new Map<number, number>()
  private readonly awaySince = new Map<number, number>()
  /** Shards that lost their connection, each with its wait for the next. */
  private readonly parted = new Map<number, Promise<void>>()
  private closing = false

  constructor(private readonly parts: ShardsParts) {
    const { options, shardCount, information, guard, holdMs } = parts
    this.mayIdentify = parts.mayIdentify
    this.gates = new ShardGates(Array(shardCount).keys(), {
      holdMs,
      pass: (payload, shard) => this.pass(payload, shard),
      onOpen: (shard) => this.markReady(shard),
    })
    this.manager = new ResumableManager(
      {
        token: options.token,
        intents: INTENTS,
        rest: options.rest,
        shardCount,
        // Without these two, every manager of a process shares one store keyed by shard alone.
        retrieveSessionInfo: (shard) => this.retrieve(shard),
        updateSessionInfo: (shard, info) => {
          if (!this.closing) this.progress(shard).live = info ?? this.afterLoss(shard)
        },
        buildIdentifyThrottler: async () => guard,
      },
      information,
    )
    this.listen()
  }

  get shardCount(): number {
    return this.parts.shardCount
  }

  get isReady(): boolean {
    return this.ready.size === this.shardCount
  }

  /** Whether any shard brings events. */
  get isAlive(): boolean {
    return this.ready.size > 0
  }

  /** Whether nothing more is to be waited for: every shard is ready, or was given up. */
  get isSettled(): boolean {
    return this.ready.size + this.givenUp.size >= this.shardCount
  }

  readonly isShardReady = (shard: number): boolean => this.ready.has(shard)

  open(): void {
    const { log, botId } = this.parts.options
    this.manager.connect().catch((error: unknown) => {
      // The close code, told apart, says what is to be done.
      if (!this.closing) log.debug({ err: error, bot: botId }, 'a shard was refused')
    })
  }

  /** Closes so that the sessions can be resumed. */
  async close(): Promise<void> {
    this.closing = true
    this.gates.close()
    const { clock, metrics } = this.parts.options
    const closed = this.manager.destroy({ code: RESUMABLE_CLOSE, reason: 'Restarting' })
    // A peer that is gone never closes its side.
    await Promise.race([closed, clock.sleep(CLOSE_WITHIN_MS)])
    metrics.sessionsReady.dec(this.ready.size)
    this.ready.clear()
  }

  /** Shows this beside the bot's name. */
  present(d: GatewayPresenceUpdateData): void {
    for (const shard of this.ready) this.sendPresence(shard, d)
  }

  sendPresence(shard: number, d: GatewayPresenceUpdateData): void {
    const { log, botId } = this.parts.options
    Promise.resolve(this.manager.send(shard, { op: GatewayOpcodes.PresenceUpdate, d })).catch((error: unknown) => {
      log.warn({ err: error, bot: botId, shard }, 'presence not sent')
    })
  }

  /** Why these shards bring no events; empty when they do. */
  async unready(): Promise<string[]> {
    if (this.isReady) return []
    const statuses = await this.manager.fetchStatus()
    if (statuses.size === 0) return ['not connected to Discord yet']
    return [...statuses]
      .filter(([shard]) => !this.ready.has(shard))
      .map(([shard, status]) => `shard ${shard} of ${this.shardCount} is ${WebSocketShardStatus[status].toLowerCase()}`)
  }

  /** Counts the time in which something may have been said that no session brings any more. */
  noteMissed(shards: Iterable<number> = [...this.awaySince.keys()]): void {
    const { log, metrics, clock, botId } = this.parts.options
    for (const shard of shards) {
      const since = this.awaySince.get(shard)
      this.awaySince.delete(shard)
      if (since === undefined) continue
      const seconds = Math.max(0, clock.now() - since) / 1_000
      metrics.missedSeconds.inc(seconds)
      log.warn({ bot: botId, shard, seconds }, 'the session could not be resumed: what was said meanwhile is missed')
    }
  }

  /** Where @discordjs/ws asks for the session to connect with, it is made to wait: by itself it tries every 500 ms. */
  private retrieve(shard: number): SessionInfo | null | Promise<SessionInfo | null> {
    const turn = this.parted.get(shard)
    return turn === undefined ? this.live(shard) : turn.then(() => this.live(shard))
  }

  /** Left without an answer, @discordjs/ws does not connect: otherwise it would go on with a shard that was about to. */
  private live(shard: number): SessionInfo | null | Promise<never> {
    const { live } = this.progress(shard)
    if (this.closing) return new Promise(() => {})
    if (live !== null || this.mayIdentify) return live
    this.givenUp.add(shard)
    this.parts.onGivenUp()
    return new Promise(() => {})
  }

  private progress(shard: number): ShardProgress {
    const known = this.progresses.get(shard)
    if (known) return known
    const { options, shardCount } = this.parts
    const stored = this.parts.stored.find((checkpoint) => checkpoint.shard === shard) ?? null
    const progress = new ShardProgress(options.botId, shard, stored, shardCount)
    this.progresses.set(shard, progress)
    options.onShard(progress)
    return progress
  }

  /**
   * What to go on with where @discordjs/ws throws a session away. It also does so where the network failed, though
   * Discord keeps the session: then what was said meanwhile would be lost. The address to resume at may be what cannot
   * be reached, so the next try goes to the common one.
   */
  private afterLoss(shard: number): SessionInfo | null {
    const { live } = this.progress(shard)
    const since = this.unreachableSince.get(shard)
    if (live === null || since === undefined) return null
    if (this.parts.options.clock.now() - since > RESUMABLE_MS) return null
    return { ...live, resumeURL: this.parts.information.url }
  }

  private listen(): void {
    const { manager } = this
    const { log, clock, botId } = this.parts.options
    manager.on(WebSocketShardEvents.Dispatch, (payload, shard) => this.gates.take(payload, shard))
    manager.on(WebSocketShardEvents.Hello, (shard) => {
      this.unreachableSince.delete(shard)
      this.parted.delete(shard)
    })
    manager.on(WebSocketShardEvents.Ready, (data, shard) => {
      log.info({ bot: botId, shard, of: this.shardCount, guilds: data.guilds.length }, 'session identified')
      this.noteMissed([shard])
      this.connected(shard, 'identified')
    })
    manager.on(WebSocketShardEvents.Resumed, (shard) => {
      log.info({ bot: botId, shard, of: this.shardCount }, 'session resumed')
      this.awaySince.delete(shard)
      this.connected(shard, 'resumed')
    })
    manager.on(WebSocketShardEvents.Closed, (code, shard) => this.closed(code, shard))
    manager.on(WebSocketShardEvents.SocketError, (error, shard) => {
      if (!this.unreachableSince.has(shard)) this.unreachableSince.set(shard, clock.now())
      log.warn({ bot: botId, shard, err: error }, 'socket error')
    })
    manager.on(WebSocketShardEvents.Error, (error, shard) => {
      log.error({ bot: botId, shard, err: error }, 'session error')
    })
  }

  private pass(payload: GatewayDispatchPayload, shard: number): void {
    const { options, shardCount, onDispatch } = this.parts
    const progress = this.progress(shard)
    if (payload.t === GatewayDispatchEvents.Ready) {
      const { session_id: sessionKey, resume_gateway_url: resumeUrl } = payload.d
      progress.begin({ botId: options.botId, shard, shardCount, sessionKey, resumeUrl, sequence: payload.s })
    }
    onDispatch(payload, progress)
    progress.finish(payload.s)
  }

  private connected(shard: number, how: 'identified' | 'resumed'): void {
    this.how.set(shard, how)
    this.gates.connected(shard)
  }

  private markReady(shard: number): void {
    const { options, onReady } = this.parts
    options.connectTurns.arrived(this.turnOf(shard))
    if (this.ready.has(shard)) return
    this.ready.add(shard)
    options.metrics.sessionsReady.inc()
    onReady(shard, this.how.get(shard) ?? 'resumed')
  }

  private closed(code: number, shard: number): void {
    const { options, onClosed } = this.parts
    options.metrics.sessionCloses.inc({ code })
    this.gates.parted(shard)
    if (this.ready.delete(shard)) {
      options.metrics.sessionsReady.dec()
      this.awaySince.set(shard, options.clock.now())
    }
    if (this.closing) return
    if (comesBack(code)) this.parted.set(shard, options.connectTurns.wait(this.turnOf(shard)))
    onClosed(code, shard)
  }

  private readonly turnOf = (shard: number): string => `${shard}/${this.shardCount}`
}
