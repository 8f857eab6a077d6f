import { DiscordAPIError } from '@discordjs/rest'
import { GatewayCloseCodes } from 'discord-api-types/v10'
import { withdrawProcess } from '../../../shared/database/bots/leases.ts'
import { claimMainBot, mainBotUses } from '../../../shared/database/bots/main-bot-use.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { RENEWALS_PER_LEASE } from '../../bus/lease-time.ts'
import { LiveProcess } from '../../bus/live-process.ts'
import { createRest } from '../../discord/rest.ts'
import { repeat } from '../../ops/repeat.ts'
import { whyUnreachable } from '../../ops/why-unreachable.ts'
import { allEnd, allInTurn } from '../../time/all-end.ts'
import { OneAtATime } from '../../time/one-at-a-time.ts'
import type { Bots } from '../bots.ts'
import { ConnectQueue } from '../connect-queue.ts'
import { drain } from '../drain.ts'
import type { MainBotParts } from '../main-bot-parts.ts'
import { MainBotRefusal } from '../main-bot-refusal.ts'
import { GatewayInformation } from '../sessions/gateway-information.ts'
import { noteClosed, noteRefusal } from '../sessions/refusal.ts'
import { agreeOnShardCounts } from './agree-on-shard-counts.ts'
import { DiscordReach } from './discord-reach.ts'
import { LeasedShardSets } from './leased-shard-sets.ts'
import { LeasedShards, type LeasedShardsParts } from './leased-shards.ts'
import { guardOfMainBot } from './main-bot-guard.ts'
import { adviseOnShards } from './shard-advice.ts'

/** How often a process looks for shards, and gives away those beyond its share. */
const LOOK_MS = 1_000
/** How often shards with expired leases are closed. */
const TICK_MS = 250
/** How long an answer of Discord about the gateway is used again. */
const BELIEVED_MS = 60_000
/** How often this process checks whether it reaches Discord, in the time after which it would leave its shards. */
const PROBES = 12
const NO_ANSWER = 'Discord does not answer'
const LOOK_ENDS_WITHIN_MS = 1_000
/** While the process stops, a batch that takes longer is left. */
const COMMIT_WITHIN_MS = 3_000

export interface LeasedMainBotParts extends MainBotParts {
  main: { botId: Snowflake; token: string }
  /** The number of shards to begin with; null takes the number that Discord recommends. */
  shardCount: number | null
  onTaken: LeasedShardsParts['onTaken']
  /** After how long without Discord this process leaves its shards to processes that reach Discord, in milliseconds. */
  unreachableMs: number
}

/** The main bot, whose shards several gateway processes share: each shard is open in one process at a time. */
export class LeasedMainBot implements Bots {
  private readonly information: GatewayInformation
  private readonly shards: LeasedShardSets
  private readonly elsewhere: MainBotRefusal
  private readonly reach: DiscordReach
  /** Whether this process counts among the gateways. */
  readonly live: LiveProcess
  private takesOver: boolean
  private stopTasks: (() => void)[] = []
  private readonly looks = new OneAtATime(() => this.lookOnce())
  private stopping = false
  private refusal: string | null = null
  private waitsFor: string | null = 'the shards have not been looked at yet'

  constructor(private readonly parts: LeasedMainBotParts) {
    const { main, apiUrl, invalid, servingBots, dispatch, metrics, sessionTiming } = parts
    const rest = createRest({ apiUrl, token: main.token, invalid })
    servingBots.opened(main.botId, rest)
    this.takesOver = parts.takesOver
    this.elsewhere = new MainBotRefusal(parts.log, 'shards')
    this.information = new GatewayInformation(rest, parts.monotonic, (limit) =>
      metrics.identifiesLeft.note(main.botId, limit.remaining, limit.reset_after),
    )
    this.reach = new DiscordReach({
      isAnyReady: () => this.shards.sets.all.some((set) => set.ready.length > 0),
      askUrl: async () => (await this.ask(BELIEVED_MS)).url,
      believedMs: parts.unreachableMs / 2,
      monotonic: parts.monotonic,
    })
    this.live = new LiveProcess({
      ...{ ...parts, role: 'gateway', patienceMs: parts.unreachableMs / 2 },
      isReachable: () => this.reach.isReachable,
    })
    const partsOfShards: LeasedShardsParts = {
      ...parts,
      ...{ ...main, rest, overlapMs: sessionTiming.overlapMs },
      claim: async (lease, take) => {
        const claim = { botId: main.botId, lease, takesOver: this.takesOver }
        const claimed = await claimMainBot(parts.db, 'shards', claim, take)
        this.elsewhere.note(claimed.ok ? null : claimed.use)
        if (claimed.ok) this.takesOver = false
        return claimed.ok ? claimed.taken : []
      },
      connectTurns: new ConnectQueue({ ...parts, atOnce: Number.POSITIVE_INFINITY }).turnsOfBot(),
      guard: ({ session_start_limit: { max_concurrency: maxConcurrency } }) =>
        guardOfMainBot({
          ...{ ...parts, botId: main.botId, maxConcurrency, everyMs: sessionTiming.identifyEveryMs },
          askLimit: async () => (await this.ask(0)).session_start_limit,
        }),
      onDispatch: (from, payload, progress) => this.shards.sets.dispatch(from, payload, progress),
      onClosed: (code, shard, shardCount) => this.closed(code, shard, shardCount),
    }
    this.shards = new LeasedShardSets({
      ...parts,
      ...{ botId: main.botId, overlapMs: sessionTiming.overlapMs, onDispatch: dispatch },
      openShards: (shardCount, handover) => new LeasedShards(partsOfShards, shardCount, handover),
    })
    const { sets } = this.shards
    metrics.watchShards(() => sets.main?.held.length ?? 0)
    metrics.watchNextShards(
      () => sets.next?.shardCount ?? 0,
      () => sets.next?.ready.length ?? 0,
    )
  }

  /** Whether this process holds shard 0, which receives the events that concern no server, such as purchases. */
  get holdsFirstShard(): boolean {
    return this.shards.sets.main?.holds(0) ?? false
  }

  start(): void {
    const { log, leaseMs, sessionTiming, unreachableMs } = this.parts
    const onEachSet = (act: (set: LeasedShards) => Promise<void>) => () => allEnd(this.shards.sets.all.map(act))
    this.stopTasks = [
      repeat('take shards', LOOK_MS, () => this.look(), log),
      repeat(
        'renew shards',
        leaseMs / RENEWALS_PER_LEASE,
        onEachSet((set) => set.renew()),
        log,
      ),
      // A task of its own: the tasks above may be waiting for a database that does not answer.
      repeat(
        'close shards with expired leases',
        TICK_MS,
        onEachSet((set) => set.dropExpired()),
        log,
      ),
      repeat('look for Discord', unreachableMs / PROBES, () => this.reach.look(), log),
      repeat('look at the recommended number of shards', sessionTiming.lookMs, () => this.compare(), log),
    ]
    this.look().catch((error: unknown) => log.warn({ err: error }, 'the shards could not be looked at'))
  }

  async unready(): Promise<string[]> {
    if (this.refusal !== null) return [this.refusal]
    const { reason } = this.elsewhere
    if (reason !== null) return [reason]
    if (this.waitsFor !== null) return [this.waitsFor]
    const { refused, sets } = this.shards
    if (refused !== null) return [`Discord refuses ${refused} shards: run scripts/shards set with a higher number`]
    // Where other processes hold every shard, this one waits to take some over.
    return (await sets.main?.unready()) ?? []
  }

  /** Closes every shard, without committing their last entries. */
  async close(): Promise<void> {
    this.stopping = true
    await this.looks.settled(LOOK_ENDS_WITHIN_MS)
    await allEnd(this.shards.sets.all.map((set) => set.disconnect()))
  }

  async disconnect(): Promise<void> {
    await allInTurn(
      () => this.close(),
      () => drain(this.parts.ledger, COMMIT_WITHIN_MS),
    )
  }

  async release(): Promise<void> {
    for (const stopTask of this.stopTasks) stopTask()
    const { db, processId } = this.parts
    await allEnd([...this.shards.sets.all.map((set) => set.release()), withdrawProcess(db, processId)])
  }

  private async look(): Promise<void> {
    if (this.stopping || this.refusal !== null) return
    await this.looks.run()
  }

  private async lookOnce(): Promise<void> {
    const { db, clock, main, shardCount } = this.parts
    const now = clock.now()
    const standing = await this.live.look()
    if (standing !== 'shares') {
      this.waitsFor = NO_ANSWER
      if (standing === 'leaves') await allEnd(this.shards.sets.all.map((set) => set.leave()))
      return
    }
    const others = (await mainBotUses(db, main.botId, now)).filter((use) => use !== 'shards')
    if (!this.takesOver) this.elsewhere.note(others[0] ?? null)
    if (others.length > 0 && !this.takesOver) {
      await allEnd(this.shards.sets.all.map((set) => set.renew()))
      return
    }
    const firstCount = async () => {
      const { shards } = await this.ask(BELIEVED_MS)
      return shardCount ?? shards
    }
    const { current, next } = await agreeOnShardCounts({ db, clock, botId: main.botId, firstCount }, now)
    if (current === null) return
    this.shards.follow(current, next)
    await this.shards.share(this.live.count, () => this.ask(BELIEVED_MS))
    this.waitsFor = null
    await this.shards.advance(now)
  }

  /** Compares the number of shards with the number that Discord recommends. */
  private async compare(): Promise<void> {
    const { parts } = this
    const { shards: recommended } = await this.ask(0)
    parts.metrics.shardsRecommended.set(recommended)
    const shards = this.shards.sets.main?.shardCount
    // One process measures and logs for all.
    if (shards === undefined || !this.holdsFirstShard) return
    await adviseOnShards({ ...parts, botId: parts.main.botId }, { shards, recommended })
  }

  private async ask(believedMs: number) {
    try {
      return await this.information.ask(believedMs)
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401) this.refuse(GatewayCloseCodes.AuthenticationFailed)
      const why = whyUnreachable(error)
      if (this.waitsFor !== null) this.waitsFor = why === null ? NO_ANSWER : `${NO_ANSWER}: ${why}`
      throw error
    }
  }

  private closed(code: number, shard: number, shardCount: number): void {
    const { log, main } = this.parts
    const then = noteClosed({ bot: main.botId, shard, of: shardCount, code }, log)
    if (then === 'refused') this.refuse(code)
    if (then !== 'other-shards') return
    log.error({ bot: main.botId, code, of: shardCount }, 'Discord refuses this number of shards')
    this.shards.refuse(shardCount).catch((error: unknown) => {
      log.warn({ err: error, bot: main.botId }, 'the change to a refused number of shards could not be abandoned')
    })
  }

  private refuse(code: number): void {
    this.refusal = noteRefusal(this.parts.main.botId, code, this.parts.log)
  }
}
