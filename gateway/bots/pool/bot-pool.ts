import type { HeldBot } from '../../../shared/database/bots/held-bots.ts'
import { withdrawProcess } from '../../../shared/database/bots/leases.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { RENEWALS_PER_LEASE } from '../../bus/lease-time.ts'
import { createRest } from '../../discord/rest.ts'
import { repeat } from '../../ops/repeat.ts'
import { allEnd, allInTurn } from '../../time/all-end.ts'
import { OneAtATime } from '../../time/one-at-a-time.ts'
import type { Bots } from '../bots.ts'
import { ConnectQueue } from '../connect-queue.ts'
import { drain } from '../drain.ts'
import { MainBotRefusal } from '../main-bot-refusal.ts'
import { looksEvery, type SessionChange } from '../sessions/session-options.ts'
import { Reconciler } from './reconciler.ts'
import { Replies } from './replies.ts'
import { Roster, type RosterParts } from './roster.ts'
import { botsToRelease, type HeldShare, Share, type ShareParts } from './share.ts'

/** Connections under way at the same time: a thousand bots are back within the time that Discord keeps their sessions. */
const CONNECTING_AT_ONCE = 50
/** How often the states of sessions are written, and bots with expired leases are closed. */
const TICK_MS = 250
/** While stopping. */
const POLL_ENDS_WITHIN_MS = 1_000
const COMMIT_WITHIN_MS = 2_000

export interface BotPoolParts
  extends Omit<RosterParts, 'connectQueue' | 'looks' | 'onChange'>,
    Omit<ShareParts, 'clock'> {
  servingBots: RosterParts['servingBots']
  /** Null where `LeasedMainBot` runs the main bot. */
  main: { botId: Snowflake; token: string } | null
  cipher: TokenCipher
  pollMs: number
  leaseMs: number
  /** How long a bot keeps running after its owner's premium has ended, in milliseconds. */
  graceMs: number
}

/** The main bot and all whitelabel bots, shared with other processes: one process at a time holds a bot and runs it. */
export class BotPool implements Bots {
  private readonly share: Share
  private readonly roster: Roster
  private readonly reconciler: Reconciler
  private stopTasks: (() => void)[] = []
  private readonly polls = new OneAtATime(() => this.pollWhileAsked())
  private again = false
  private stopping = false
  private polled = false
  private readonly elsewhere: MainBotRefusal

  constructor(private readonly parts: BotPoolParts) {
    this.elsewhere = new MainBotRefusal(parts.log, 'whole')
    const { apiUrl, db, log, invalid } = parts
    const connectQueue = new ConnectQueue({ ...parts, atOnce: CONNECTING_AT_ONCE })
    const onChange = (botId: Snowflake, change: SessionChange) => this.onChange(botId, change)
    this.share = new Share(parts)
    this.roster = new Roster({ ...parts, connectQueue, looks: looksEvery(parts.sessionTiming, log), onChange })
    const replies = new Replies({ db, log, rest: createRest({ apiUrl, invalid }) })
    this.reconciler = new Reconciler({ ...parts, roster: this.roster, replies })
  }

  start(): void {
    const { leases, pollMs, leaseMs, log } = this.parts
    this.stopTasks = [
      repeat('look at the bots', pollMs, () => this.poll(), log),
      repeat(
        'renew the leases of bots',
        leaseMs / RENEWALS_PER_LEASE,
        async () => this.drop(await leases.renew()),
        log,
      ),
      repeat('write the states of bots', TICK_MS, () => this.writeStates(), log),
      // A task of its own: the tasks above may be waiting for a database that does not answer.
      repeat('close bots with expired leases', TICK_MS, () => this.drop(leases.takeExpired()), log),
    ]
    this.wake()
  }

  async unready(): Promise<string[]> {
    if (!this.polled) return ['the bots have not been looked at yet']
    const { reason } = this.elsewhere
    if (reason !== null) return [reason]
    // Where another process holds the main bot, this process waits to take it over.
    const { main } = this.parts
    return (main && (await this.roster.get(main.botId)?.session.unready())) ?? []
  }

  async disconnect(): Promise<void> {
    this.stopping = true
    await this.polls.settled(POLL_ENDS_WITHIN_MS)
    await allInTurn(
      () => this.roster.close(this.roster.ids),
      () => drain(this.parts.ledger, COMMIT_WITHIN_MS),
    )
  }

  async release(): Promise<void> {
    const { db, processId, leases, main } = this.parts
    for (const stopTask of this.stopTasks) stopTask()
    const held = main === null ? leases.bots : [...leases.bots, main.botId]
    const released = allInTurn(
      () => this.reconciler.writeStates(),
      () => leases.release(held),
    )
    await allEnd([released, withdrawProcess(db, processId)])
  }

  private wake(): void {
    this.poll().catch((error: unknown) => this.parts.log.warn({ err: error }, 'the bots could not be looked at'))
  }

  /** A poll that is asked for during another one runs after it. */
  private async poll(): Promise<void> {
    this.again = true
    await this.polls.run()
  }

  private async pollWhileAsked(): Promise<void> {
    while (this.again && !this.stopping) {
      this.again = false
      await this.pollOnce()
    }
  }

  private async pollOnce(): Promise<void> {
    const processes = await this.share.announce()
    await this.takeMain()
    const taken = await this.share.take(processes)
    if (taken !== null) await this.look(taken)
    this.polled = true
    this.parts.metrics.botsHeld.set(this.share.size)
  }

  private async look({ bots, surplus }: HeldShare): Promise<void> {
    const released = await this.releaseSurplus(bots, surplus)
    const kept = bots.filter((bot) => !released.has(bot.botId))
    await this.share.notePremium(kept)
    await this.reconciler.look(kept)
    if (kept.every(({ botId }) => this.roster.get(botId) !== undefined)) this.share.rest(kept)
  }

  private async takeMain(): Promise<void> {
    const { main } = this.parts
    if (main === null) return
    const { botId, token } = main
    if (this.roster.get(botId) !== undefined) return
    const isTaken = await this.parts.leases.takeMain()
    this.elsewhere.note(this.parts.leases.mainBotUse)
    if (isTaken) await this.roster.open(new Map([[botId, token]]))
  }

  /** Releases bots beyond the fair share, so that a process that joined gets its share. */
  private async releaseSurplus(bots: readonly HeldBot[], surplus: number): Promise<Set<Snowflake>> {
    const ids = botsToRelease(bots, surplus)
    if (ids.length === 0) return new Set()
    this.parts.log.info({ bots: ids.length }, 'bots released for other processes')
    this.reconciler.forget(ids)
    await allInTurn(
      () => this.roster.close(ids),
      () => this.parts.leases.release(ids),
    )
    return new Set(ids)
  }

  /** Closes bots whose leases were lost. */
  private async drop(botIds: readonly Snowflake[]): Promise<void> {
    if (botIds.length === 0) return
    this.parts.metrics.botsLost.inc(botIds.length)
    this.parts.log.warn({ bots: botIds.length }, 'the leases of bots were lost: their sessions are closed')
    this.reconciler.forget(botIds)
    await this.roster.drop(botIds)
  }

  private async writeStates(): Promise<void> {
    if (await this.reconciler.writeStates()) this.wake()
  }

  private onChange(botId: Snowflake, change: SessionChange): void {
    if (botId !== this.parts.main?.botId) this.reconciler.onChange(botId, change)
  }
}
