import {
  type APIGatewayBotInfo,
  GatewayCloseCodes,
  type GatewayPresenceUpdateData,
  PresenceUpdateStatus,
} from 'discord-api-types/v10'
import { IDENTIFIES_KEPT } from '../../../shared/discord/shard-change.ts'
import { GatewayInformation } from './gateway-information.ts'
import { ShardSets } from './handover.ts'
import { IdentifyGuard, noteSpent } from './identify-guard.ts'
import { noteClosed } from './refusal.ts'
import { SessionAttempts } from './session-attempts.ts'
import type { SessionOptions } from './session-options.ts'
import { planStart, wantsMoreShards } from './shard-plan.ts'
import { Shards } from './shards.ts'
import type { ShardsParts } from './shards-parts.ts'

/** How long an answer of Discord about the gateway is used again. */
const BELIEVED_MS = 5_000
const NOTHING_SHOWN: GatewayPresenceUpdateData = {
  since: null,
  activities: [],
  status: PresenceUpdateStatus.Online,
  afk: false,
}

const monotonic = (): number => performance.now()

/** One bot's connection to Discord. Moves to another number of shards by itself: the new ones are open before the old close. */
export class Session {
  private readonly information: GatewayInformation
  private readonly attempts: SessionAttempts
  private readonly sets: ShardSets<Shards>
  private guard: IdentifyGuard | null = null
  private moving = false
  private presence: GatewayPresenceUpdateData | null = null

  constructor(private readonly options: SessionOptions) {
    this.sets = new ShardSets(options.onDispatch)
    this.information = new GatewayInformation(options.rest, monotonic, (limit) =>
      options.metrics.identifiesLeft.note(options.botId, limit.remaining, limit.reset_after),
    )
    this.attempts = new SessionAttempts(options, () => this.sets.isReady)
  }

  /** Begins to connect, also while Discord or the database is away; from then on each shard connects again by itself. */
  async connect(): Promise<void> {
    const begun = await this.attempts.until('not connected, trying again', async () => {
      const stored = await this.options.loadCheckpoints()
      return { stored, information: await this.information.ask() }
    })
    if (begun === null) return
    const { stored, information } = begun
    const plan = planStart(stored, information.shards)
    const main = this.shards({ ...plan, stored, information, holdMs: 0 }, () => {
      if (main.isSettled && this.sets.main === main) void this.begin(main, plan.handOverTo)
    })
    this.sets.main = main
    main.open()
    if (!this.attempts.isStopping) this.options.looks.add(this)
  }

  /** Closes so that the session can be resumed by the next process. */
  async stop(): Promise<void> {
    this.options.looks.remove(this)
    this.attempts.stop()
    this.options.metrics.identifiesLeft.forget(this.options.botId)
    await Promise.all(this.sets.all.map((shards) => shards.close()))
  }

  /** Shows this beside the bot's name, now and after each identify; null shows nothing. */
  present(presence: GatewayPresenceUpdateData | null): void {
    this.presence = presence
    for (const shards of this.sets.all) shards.present(presence ?? NOTHING_SHOWN)
  }

  /** Why this bot receives no events now; empty when it does. */
  async unready(): Promise<string[]> {
    const { refusal, failure } = this.attempts
    if (refusal !== null) return [refusal]
    if (this.sets.isReady) return []
    const why = failure === null ? '' : `: ${failure}`
    return (await this.sets.main?.unready()) ?? [`not connected to Discord yet${why}`]
  }

  private shards(
    parts: Pick<ShardsParts, 'shardCount' | 'mayIdentify' | 'stored' | 'information' | 'holdMs'>,
    onSettled: () => void,
  ): Shards {
    const { options } = this
    const { shardCount, information } = parts
    this.guard ??= this.guardOf(information)
    const shards: Shards = new Shards({
      ...parts,
      stored: parts.stored.filter((checkpoint) => checkpoint.shardCount === shardCount),
      options,
      guard: this.guard,
      onDispatch: (payload, progress) => this.sets.dispatch(shards, payload, progress),
      onReady: (shard, how) => {
        if (this.attempts.isStopping) return
        if (how === 'identified' && this.presence !== null) shards.sendPresence(shard, this.presence)
        onSettled()
        if (shards === this.sets.main && shards.isReady) options.onChange?.({ to: 'ready' })
        if (how === 'identified') this.look().catch((error: unknown) => this.lookFailed(error))
      },
      onAbandoned: onSettled,
      onClosed: (code, shard) => this.closed(shards, code, shard),
    })
    return shards
  }

  private guardOf({ session_start_limit: { max_concurrency } }: APIGatewayBotInfo): IdentifyGuard {
    const { log, metrics, clock, random, timing, botId, onChange } = this.options
    return new IdentifyGuard({
      maxConcurrency: max_concurrency,
      everyMs: timing.identifyEveryMs,
      random,
      askLimit: () => this.information.ask(BELIEVED_MS).then((information) => information.session_start_limit),
      onSpent: (resetAt) => {
        noteSpent(botId, resetAt, log)
        // While some shards receive events, the bot must not be closed.
        if (!this.sets.isReady) onChange?.({ to: 'spent', resetAt })
      },
      onIdentify: () => metrics.identifies.inc(),
      now: () => clock.now(),
    })
  }

  private closed(shards: Shards, code: number, shard: number): void {
    const { log, botId, onChange } = this.options
    if (this.attempts.isOver) return
    const then = noteClosed({ bot: botId, shard, of: shards.shardCount, code }, log)
    if (then === 'refused') {
      this.attempts.refuse(code)
      return
    }
    if (!this.sets.isReady) onChange?.({ to: 'away' })
    if (then === 'again' || this.sets.isRetiring(shards)) return
    log.error({ bot: botId, code, of: shards.shardCount }, 'Discord asks for another number of shards')
    if (shards === this.sets.next) this.dropNext(shards)
    const least = code === GatewayCloseCodes.ShardingRequired ? shards.shardCount + 1 : 1
    void this.move(`closed with ${code}`, (recommended) => Math.max(recommended, least))
  }

  private dropNext(next: Shards): void {
    this.sets.next = null
    void Promise.all(next.progresses.map((progress) => this.options.onShardGone(progress)))
    void next.close()
  }

  /** Called once every stored session was resumed or is lost. */
  private async begin(main: Shards, handOverTo: number | null): Promise<void> {
    if (main.mayIdentify) {
      // Otherwise the next regular look would find them.
      if (main.isOutdated) await this.look().catch((error: unknown) => this.lookFailed(error))
      return
    }
    main.allowIdentify()
    if (handOverTo !== null) return this.move('continued', () => handOverTo)
    if (!main.isReady) return this.move('sessions lost', (recommended) => recommended)
    await this.look().catch((error: unknown) => this.lookFailed(error))
  }

  /**
   * Moves to the recommended number of shards before Discord insists on it, and to new sessions where the present ones have the
   * intents of another release.
   */
  async look(): Promise<void> {
    const { main } = this.sets
    if (this.attempts.isOver || !main?.isReady || this.moving || this.sets.isChanging) return
    const { shards, session_start_limit: limit } = await this.information.ask(BELIEVED_MS)
    const wantsMore = wantsMoreShards(main.shardCount, shards)
    if (!wantsMore && !main.isOutdated) return
    const [wanted, reason] = wantsMore ? [shards, 'recommended'] : [main.shardCount, 'new intents']
    if (limit.remaining >= wanted + IDENTIFIES_KEPT) return this.move(reason, () => wanted)
    const { log, botId } = this.options
    log.warn(
      { bot: botId, shards: wanted, reason, identifies: limit.remaining },
      wantsMore ? 'more shards are recommended than can be opened today' : 'no new sessions can be opened today',
    )
  }

  private lookFailed(error: unknown): void {
    this.options.log.warn({ err: error, bot: this.options.botId }, 'the recommended number of shards is not known')
  }

  /** Opens other shards beside the present ones: another number of shards, or as many with new sessions. */
  private async move(reason: string, countOf: (recommended: number) => number): Promise<void> {
    if (this.moving || this.sets.next !== null) return
    this.moving = true
    const begun = await this.attempts.until('the number of shards could not be changed, trying again', async () => {
      const information = await this.information.ask()
      return { information, stored: await this.options.loadCheckpoints() }
    })
    this.moving = false
    const { main } = this.sets
    if (begun === null || main === null) return
    const shardCount = countOf(begun.information.shards)
    const { log, metrics, botId } = this.options
    log.info({ bot: botId, from: main.shardCount, to: shardCount, reason }, 'moving to other shards')
    metrics.reshards.inc({ reason })
    // Sessions of the same number are lost, or have outdated intents.
    const stored = shardCount === main.shardCount ? [] : begun.stored
    const holdMs = main.isAlive ? this.options.timing.overlapMs : 0
    const next = this.shards({ ...begun, stored, shardCount, mayIdentify: true, holdMs }, () => {
      if (next.isReady && this.sets.next === next) this.promote(next)
    })
    this.sets.next = next
    next.open()
  }

  private promote(next: Shards): void {
    const old = this.sets.promote(next)
    if (old === null) return
    old.countMissedTime()
    const { log, botId } = this.options
    log.info({ bot: botId, shards: next.shardCount }, 'the new shards have taken over')
    this.retire(old, next.shardCount).catch((error: unknown) => {
      log.warn(
        { err: error, bot: botId },
        'the sessions of the old shards are still stored; the next start removes them',
      )
    })
  }

  /** Closes shards that are no longer needed. Their sessions stay resumable until all their entries are committed. */
  private async retire(old: Shards, kept: number): Promise<void> {
    const { progresses } = old
    try {
      await old.close()
      const forgotten = progresses.map(async (progress) => {
        await progress.settled()
        await this.options.onShardGone(progress)
      })
      await this.attempts.unlessStopped(Promise.all(forgotten))
      if (!this.attempts.isOver) await this.options.keepCheckpoints(kept)
    } finally {
      this.sets.retired(old)
    }
  }
}
