import { DiscordAPIError } from '@discordjs/rest'
import { type SessionInfo, WebSocketShardEvents, WebSocketShardStatus } from '@discordjs/ws'
import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayPresenceUpdateData,
  PresenceUpdateStatus,
  Routes,
} from 'discord-api-types/v10'
import type { Checkpoint } from '../../shared/database/gateway-sessions.ts'
import { IdentifyGuard } from './identify-guard.ts'
import { ShardProgress } from './progress.ts'
import { refusalOf } from './refusal.ts'
import { ResumableManager } from './resumable-manager.ts'
import type { SessionOptions } from './session-options.ts'

/** Any code but 1000 and 1001 leaves the session resumable. https://discord.com/developers/docs/events/gateway#connection-lifecycle */
const RESUMABLE_CLOSE = 4200
/** Discord keeps a session for some minutes; one that has been unreachable for longer is not worth resuming. */
const RESUMABLE_MS = 5 * 60_000
const CLOSE_WITHIN_MS = 2_000
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

export const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildMessages

/** One bot's connection to Discord, over all its shards. */
export class Session {
  private readonly progresses = new Map<number, ShardProgress>()
  private readonly manager: ResumableManager
  private readonly unreachableSince = new Map<number, number>()
  private readonly ready = new Set<number>()
  /** Shards that lost their connection, each with its wait for the next. */
  private readonly parted = new Map<number, Promise<void>>()
  private presence: GatewayPresenceUpdateData | null = null
  private checkpoints: readonly Checkpoint[] = []
  private refusal: string | null = null
  private gatewayUrl = ''
  private stopping = false
  private readonly stopped = Promise.withResolvers<void>()

  constructor(private readonly options: SessionOptions) {
    this.manager = new ResumableManager({
      token: options.token,
      intents: INTENTS,
      rest: options.rest,
      // Without these two, every manager of a process shares one store keyed by shard alone.
      // Once stopping it is left without an answer: the library would go on to reconnect a shard that was about to.
      retrieveSessionInfo: (shard) => {
        if (this.stopping) return new Promise(() => {})
        const turn = this.parted.get(shard)
        return turn === undefined ? this.progress(shard).live : this.liveAfter(shard, turn)
      },
      updateSessionInfo: (shard, info) => {
        if (!this.stopping) this.progress(shard).live = info ?? this.afterLoss(shard)
      },
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation()
        return new IdentifyGuard({
          maxConcurrency: limit.max_concurrency,
          askLimit: async () => this.manager.takeLimit() ?? (await this.askGateway()).session_start_limit,
          onSpent: (resetAt) => {
            const until = new Date(resetAt).toISOString()
            options.log.error({ bot: options.botId, until }, "the day's identifies are spent, waiting")
            options.onChange?.({ to: 'spent', resetAt })
          },
          now: () => options.clock.now(),
        })
      },
    })
    this.listen()
  }

  /** Connects, however long Discord or the database is away; ends when ready, stopped, or refused for good. */
  async connect(): Promise<void> {
    const { log, clock, random, botId } = this.options
    let wait = FIRST_RETRY_MS
    while (!this.stopping && this.refusal === null) {
      await this.options.beforeConnect?.()
      if (this.stopping) return
      try {
        this.checkpoints = await this.options.loadCheckpoints()
        this.gatewayUrl = (await this.manager.fetchGatewayInformation()).url
        if (!this.stopping) await Promise.race([this.manager.connect(), this.stopped.promise])
        return
      } catch (error) {
        if (this.stopping || this.refusal !== null) return
        if (error instanceof DiscordAPIError && error.status === 401) {
          this.refusal = refusalOf(GatewayCloseCodes.AuthenticationFailed)
          log.error({ bot: botId }, this.refusal ?? '')
          this.options.onChange?.({ to: 'refused', closeCode: GatewayCloseCodes.AuthenticationFailed })
          return
        }
        this.options.onChange?.({ to: 'away' })
        log.warn({ err: error, bot: botId, wait }, 'not connected, trying again')
        // Who waits for its turn anyway need not wait twice.
        if (this.options.beforeConnect === undefined) await clock.sleep(wait * (0.5 + random() / 2))
        wait = Math.min(wait * 2, LONGEST_RETRY_MS)
      }
    }
  }

  /** Closes so that the session can be resumed by the next process. */
  async stop(): Promise<void> {
    this.stopping = true
    this.stopped.resolve()
    const closed = this.manager.destroy({ code: RESUMABLE_CLOSE, reason: 'Restarting' })
    // A peer that is gone never closes its side.
    await Promise.race([closed, this.options.clock.sleep(CLOSE_WITHIN_MS)])
    this.options.metrics.sessionsReady.dec(this.ready.size)
    this.ready.clear()
  }

  /** Shows this beside the bot's name, now and after each identify; null shows nothing. */
  present(presence: GatewayPresenceUpdateData | null): void {
    this.presence = presence
    for (const shard of this.ready) this.sendPresence(shard)
  }

  /** Why this bot receives no events now; empty when it does. */
  async unready(): Promise<string[]> {
    if (this.refusal !== null) return [this.refusal]
    const statuses = await this.manager.fetchStatus()
    if (statuses.size === 0) return ['not connected to Discord yet']
    return [...statuses]
      .filter(([, status]) => status !== WebSocketShardStatus.Ready)
      .map(([shard, status]) => `shard ${shard} is ${WebSocketShardStatus[status].toLowerCase()}`)
  }

  private async askGateway(): Promise<APIGatewayBotInfo> {
    // Discord's documented answer to this route.
    return (await this.options.rest.get(Routes.gatewayBot())) as APIGatewayBotInfo
  }

  private sendPresence(shard: number): void {
    const { log, botId } = this.options
    const d = this.presence ?? { since: null, activities: [], status: PresenceUpdateStatus.Online, afk: false }
    Promise.resolve(this.manager.send(shard, { op: GatewayOpcodes.PresenceUpdate, d })).catch((error: unknown) => {
      log.warn({ err: error, bot: botId, shard }, 'presence not sent')
    })
  }

  /** Where @discordjs/ws asks for the session to connect with, it is made to wait: by itself it tries every 500 ms. */
  private async liveAfter(shard: number, turn: Promise<void>): Promise<SessionInfo | null> {
    await turn
    return this.stopping ? new Promise(() => {}) : this.progress(shard).live
  }

  private progress(shard: number): ShardProgress {
    const known = this.progresses.get(shard)
    if (known) return known
    const stored = this.checkpoints.find((checkpoint) => checkpoint.shard === shard) ?? null
    const progress = new ShardProgress(this.options.botId, shard, stored)
    this.progresses.set(shard, progress)
    this.options.onShard(progress)
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
    if (live === null || since === undefined || this.options.clock.now() - since > RESUMABLE_MS) return null
    return { ...live, resumeURL: this.gatewayUrl }
  }

  private listen(): void {
    const { manager } = this
    const { log, metrics, clock, botId } = this.options
    manager.on(WebSocketShardEvents.Dispatch, (payload, shard) => {
      const progress = this.progress(shard)
      if (payload.t === GatewayDispatchEvents.Ready && progress.live !== null) {
        const { sessionId, resumeURL, shardCount } = progress.live
        progress.begin({ botId, shard, shardCount, sessionKey: sessionId, resumeUrl: resumeURL, sequence: payload.s })
      }
      this.options.onDispatch(payload, progress)
      progress.finish(payload.s)
    })
    manager.on(WebSocketShardEvents.Hello, (shard) => {
      this.unreachableSince.delete(shard)
      this.parted.delete(shard)
    })
    manager.on(WebSocketShardEvents.Ready, (data, shard) => {
      log.info({ bot: botId, shard, guilds: data.guilds.length }, 'session identified')
      this.markReady(shard)
      if (this.presence !== null) this.sendPresence(shard)
    })
    manager.on(WebSocketShardEvents.Resumed, (shard) => {
      log.info({ bot: botId, shard }, 'session resumed')
      this.markReady(shard)
    })
    manager.on(WebSocketShardEvents.Closed, (code, shard) => {
      if (this.ready.delete(shard)) metrics.sessionsReady.dec()
      metrics.sessionCloses.inc({ code })
      const refusal = refusalOf(code)
      if (refusal === null) return this.part(shard, code)
      this.refusal = refusal
      log.error({ bot: botId, shard, code }, refusal)
      this.options.onChange?.({ to: 'refused', closeCode: code })
    })
    manager.on(WebSocketShardEvents.SocketError, (error, shard) => {
      if (!this.unreachableSince.has(shard)) this.unreachableSince.set(shard, clock.now())
      log.warn({ bot: botId, shard, err: error }, 'socket error')
    })
    manager.on(WebSocketShardEvents.Error, (error, shard) => {
      log.error({ bot: botId, shard, err: error }, 'session error')
    })
  }

  private part(shard: number, code: number): void {
    const { log, botId, onChange, beforeConnect } = this.options
    log.info({ bot: botId, shard, code }, 'session closed')
    if (this.stopping) return
    onChange?.({ to: 'away' })
    if (beforeConnect !== undefined) this.parted.set(shard, beforeConnect())
  }

  private markReady(shard: number): void {
    if (this.ready.has(shard)) return
    this.ready.add(shard)
    this.options.metrics.sessionsReady.inc()
    this.options.onChange?.({ to: 'ready' })
  }
}
