import { claimAlone, releaseAlone } from '../../shared/database/bots/main-bot-use.ts'
import { keepCheckpointsOf, loadCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { RENEWALS_PER_LEASE } from '../bus/lease-time.ts'
import type { ShardProgress } from '../bus/progress.ts'
import { createRest } from '../discord/rest.ts'
import { repeat } from '../ops/repeat.ts'
import { allEnd, allInTurn } from '../time/all-end.ts'
import { OneAtATime } from '../time/one-at-a-time.ts'
import { within } from '../time/within.ts'
import type { Bots } from './bots.ts'
import { type BotConnectTurns, ConnectQueue } from './connect-queue.ts'
import { drain } from './drain.ts'
import type { MainBotParts } from './main-bot-parts.ts'
import { MainBotRefusal } from './main-bot-refusal.ts'
import { Session } from './sessions/session.ts'
import { looksEvery } from './sessions/session-options.ts'

/** How often a process that waits looks whether it may connect. */
const LOOK_MS = 1_000
/** While stopping, a batch that takes longer is left. */
const COMMIT_WITHIN_MS = 3_000
const LOOK_ENDS_WITHIN_MS = 1_000

interface Running {
  session: Session
  connectTurns: BotConnectTurns
  progresses: Set<ShardProgress>
}

/** The main bot without whitelabel bots, run by this process alone. While other processes run it, this process waits. */
export class SingleBot implements Bots {
  private readonly elsewhere: MainBotRefusal
  private takesOver: boolean
  private isFirst = true
  private running: Running | null = null
  private renewAt = Number.NEGATIVE_INFINITY
  private readonly looks = new OneAtATime(() => this.lookOnce())
  private stopping = false
  private stopLooking = () => {}

  constructor(
    private readonly parts: MainBotParts,
    private readonly main: { botId: Snowflake; token: string },
  ) {
    this.takesOver = parts.takesOver
    this.elsewhere = new MainBotRefusal(parts.log, 'alone')
  }

  start(): void {
    const { log } = this.parts
    this.stopLooking = repeat('look whether the main bot is free', LOOK_MS, () => this.look(), log)
    this.look().catch((error: unknown) => log.warn({ err: error }, 'not connected, trying again'))
  }

  async unready(): Promise<string[]> {
    const { reason } = this.elsewhere
    if (reason !== null) return [reason]
    return this.running === null ? ['not connected to Discord yet'] : this.running.session.unready()
  }

  async disconnect(): Promise<void> {
    this.stopping = true
    await this.looks.settled(LOOK_ENDS_WITHIN_MS)
    await allInTurn(
      () => this.closeSession(),
      () => drain(this.parts.ledger, COMMIT_WITHIN_MS),
    )
  }

  async release(): Promise<void> {
    this.stopLooking()
    await releaseAlone(this.parts.db, this.main.botId, this.parts.processId)
  }

  private async look(): Promise<void> {
    if (this.stopping) return
    await this.looks.run()
  }

  private async lookOnce(): Promise<void> {
    const { db, processId, leaseMs, clock, monotonic } = this.parts
    const [now, askedAt] = [clock.now(), monotonic()]
    if (this.running !== null && askedAt < this.renewAt) return
    const lease = { processId, now, until: now + leaseMs }
    const use = await claimAlone(db, {
      botId: this.main.botId,
      lease,
      takesOver: this.takesOver,
      isFirst: this.isFirst,
    })
    this.isFirst = false
    this.elsewhere.note(use)
    if (use !== null) return this.giveUp()
    this.takesOver = false
    this.renewAt = askedAt + leaseMs / RENEWALS_PER_LEASE
    if (!this.stopping) this.running ??= this.open()
  }

  private open(): Running {
    const { db, apiUrl, ledger, servingBots, dispatch, log, metrics, clock, random, sessionTiming, invalid } =
      this.parts
    const { botId, token } = this.main
    const connectTurns = new ConnectQueue({ atOnce: Number.POSITIVE_INFINITY, clock, random }).turnsOfBot()
    const rest = createRest({ apiUrl, token, invalid })
    const progresses = new Set<ShardProgress>()
    servingBots.opened(botId, rest)
    const session = new Session({
      ...{ botId, token, rest, log, metrics, clock, random, onDispatch: dispatch },
      loadCheckpoints: () => loadCheckpoints(db, botId),
      keepCheckpoints: (shardCount) => keepCheckpointsOf(db, botId, shardCount),
      onShard: (progress) => {
        progresses.add(progress)
        ledger.follow(progress)
      },
      onShardGone: (progress) => {
        progresses.delete(progress)
        return ledger.unfollow(progress)
      },
      ...{ connectTurns, intake: ledger.intake },
      timing: sessionTiming,
      looks: looksEvery(sessionTiming, log),
      onChange: ({ to }) => {
        // Perhaps another process uses the session now.
        if (to === 'away') this.renewAt = Number.NEGATIVE_INFINITY
      },
    })
    session.connect().catch((error: unknown) => log.error({ err: error }, 'the session failed to connect'))
    return { session, connectTurns, progresses }
  }

  /** Closes the session: other processes have taken the bot, e.g. while the database was away, and store its checkpoints now. */
  private async giveUp(): Promise<void> {
    const { running, parts } = this
    if (running === null) return
    this.running = null
    parts.servingBots.forget(this.main.botId)
    const stored = Promise.all([...running.progresses].map((progress) => parts.ledger.unfollow(progress)))
    running.connectTurns.end()
    await allEnd([running.session.stop(), within(COMMIT_WITHIN_MS, stored)])
  }

  private async closeSession(): Promise<void> {
    this.running?.connectTurns.end()
    await this.running?.session.stop()
  }
}
