import type { Kysely } from 'kysely'
import { assertNever } from '../../../shared/assert-never.ts'
import {
  type BotState,
  claimAction,
  dismissAction,
  forgetSessions,
  type HeldBot,
  recordState,
  removeBot,
  sealedTokensOf,
} from '../../../shared/database/bots/held-bots.ts'
import type { BotAction } from '../../../shared/database/bots/tables.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { Log } from '../../ops/log.ts'
import type { SessionChange } from '../sessions/session-options.ts'
import type { Leases } from './leases.ts'
import { isPremiumOver, type Plan, planFor, STATUS_DURING } from './plan.ts'
import { reasons } from './reasons.ts'
import { type Ending, isEnding, type Replies } from './replies.ts'
import type { Roster } from './roster.ts'
import { States } from './states.ts'

export interface ReconcilerParts {
  db: Kysely<Database>
  /** Identifies this process among those that share the database. */
  processId: string
  graceMs: number
  leases: Leases
  roster: Roster
  replies: Replies
  cipher: TokenCipher
  log: Log
  clock: { now(): number }
}

type State = BotState & { status: Exclude<Ending, 'deleted'> }

/** Starts, stops and removes the whitelabel bots that this process holds, as their rows ask. A failure of one bot affects no other. */
export class Reconciler {
  private readonly states: States
  private readonly busy = new Set<Snowflake>()
  private readonly running = new Set<Snowflake>()
  /** Bots whose owner looks at a reply that shows the outcome of an action. */
  private readonly awaited = new Set<Snowflake>()

  constructor(private readonly parts: ReconcilerParts) {
    this.states = new States(parts.db, parts.processId)
  }

  async look(bots: readonly HeldBot[]): Promise<void> {
    const opening: HeldBot[] = []
    await Promise.all(bots.map((bot) => this.lookAfter(bot, opening)))
    await this.open(opening)
  }

  /** @returns whether an owner waits for a state that was just written */
  async writeStates(): Promise<boolean> {
    const written = await this.states.write(this.parts.clock.now())
    return written.filter((botId) => this.awaited.delete(botId)).length > 0
  }

  /** Forgets the states of these bots, because other processes may run them from now on. */
  forget(botIds: readonly Snowflake[]): void {
    for (const botId of botIds) {
      this.running.delete(botId)
      this.awaited.delete(botId)
      this.states.drop(botId)
    }
  }

  /** A session reports a change. */
  onChange(botId: Snowflake, change: SessionChange): void {
    const { roster, log } = this.parts
    switch (change.to) {
      case 'ready':
        if (!this.running.has(botId)) this.states.set(botId, { status: 'running', detail: null })
        this.running.add(botId)
        return
      case 'away':
        return
      case 'refused':
        this.states.set(botId, { status: 'failed', detail: reasons.refused(botId, change.closeCode) })
        break
      case 'spent':
        this.states.set(botId, { status: 'waiting', detail: reasons.spent(change.resetAt), startAt: change.resetAt })
        break
      default:
        assertNever(change)
    }
    this.running.delete(botId)
    roster.close([botId]).catch((error: unknown) => log.error({ err: error, bot: botId }, 'a session did not close'))
  }

  /** @param opening receives the bots to open, so that all are opened together */
  private async lookAfter(bot: HeldBot, opening: HeldBot[]): Promise<void> {
    const { roster, graceMs, clock } = this.parts
    const botId = bot.botId
    if (this.busy.has(botId)) return
    this.busy.add(botId)
    await this.tryFor(botId, async () => {
      const plan = planFor(bot, { isOpen: roster.get(botId) !== undefined, now: clock.now(), graceMs })
      if (bot.action === null && isEnding(bot.status)) {
        await this.parts.replies.tell(bot, bot.status, bot.statusDetail)
      }
      await this.carryOut(bot, plan, opening)
      roster.get(botId)?.show(bot.presence)
    })
    this.busy.delete(botId)
  }

  private async carryOut(bot: HeldBot, plan: Plan, opening: HeldBot[]): Promise<void> {
    const { db, processId, leases } = this.parts
    switch (plan.do) {
      case 'nothing':
        return
      case 'act':
        return this.act(bot, plan.action, opening)
      case 'refuse action':
        await dismissAction(db, bot.botId, processId)
        return this.settle(bot, { status: 'failed', detail: reasons.unknownAction })
      case 'open':
        return void opening.push(bot)
      case 'close':
        return this.settle(bot, { status: plan.status, detail: plan.detail })
      case 'delete':
        return this.remove(bot)
      case 'release':
        this.forget([bot.botId])
        return leases.release([bot.botId])
      default:
        return assertNever(plan)
    }
  }

  private async act(bot: HeldBot, action: BotAction, opening: HeldBot[]): Promise<void> {
    const { db, processId, roster, graceMs, clock, log } = this.parts
    const botId = bot.botId
    const now = clock.now()
    if (!(await claimAction(db, { botId, processId, action, status: STATUS_DURING[action] }, now))) return
    log.info({ bot: botId, action }, 'action taken up')
    this.running.delete(botId)
    if (bot.replyToken !== null) this.awaited.add(botId)
    if (action === 'delete') return this.remove(bot)
    if (action === 'stop') return this.settle(bot, { status: 'stopped', detail: null })
    if (isPremiumOver(bot, now, graceMs)) return this.settle(bot, { status: 'paused', detail: reasons.premiumOver })
    if (action === 'start' && roster.get(botId) !== undefined) {
      // A session that is still connecting reports by itself when it is ready.
      if ((await roster.get(botId)?.session.unready())?.length === 0) this.onChange(botId, { to: 'ready' })
      return
    }
    await roster.close([botId])
    opening.push({ ...bot, status: STATUS_DURING[action], lastAction: action })
  }

  private async open(bots: readonly HeldBot[]): Promise<void> {
    const { db, roster } = this.parts
    const sealed = await sealedTokensOf(
      db,
      bots.map((bot) => bot.botId),
    )
    const tokens = new Map<Snowflake, string>()
    await Promise.all(
      bots.map((bot) =>
        this.tryFor(bot.botId, async () => {
          const token = await this.prepare(bot, sealed.get(bot.botId) ?? '')
          if (token !== null) tokens.set(bot.botId, token)
        }),
      ),
    )
    await roster.open(tokens)
    for (const bot of bots) roster.get(bot.botId)?.show(bot.presence)
  }

  /** @returns the bot's token; null if it cannot be read, and the bot is therefore not opened */
  private async prepare(bot: HeldBot, sealed: string): Promise<string | null> {
    const { db, cipher } = this.parts
    const { botId, status, lastAction } = bot
    const opened = await cipher.open(botId, sealed)
    if (!opened.ok) {
      await this.settle(bot, { status: 'failed', detail: reasons.unreadable })
      return null
    }
    // Not where the action is claimed: if this failed, or the process died, the next open must do it.
    if (status === STATUS_DURING.recreate && lastAction === 'recreate') await forgetSessions(db, botId)
    if (status === 'running') this.running.add(botId)
    return opened.token
  }

  /** Does something for one bot. A failure is logged, and the next look tries again. */
  private async tryFor(botId: Snowflake, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      this.parts.log.warn({ err: error, bot: botId }, 'the plan of a bot could not be carried out, trying again')
    }
  }

  /** Closes the bot, records its state, tells its owner and releases the lease. */
  private async settle(bot: HeldBot, state: State): Promise<void> {
    const { db, processId, roster, leases, replies, clock } = this.parts
    const botId = bot.botId
    await roster.close([botId])
    this.forget([botId])
    await recordState(db, processId, [botId], state, clock.now())
    await replies.tell(bot, state.status, state.detail)
    await leases.release([botId])
  }

  private async remove(bot: HeldBot): Promise<void> {
    const { db, processId, roster, leases, replies, clock } = this.parts
    await roster.close([bot.botId])
    this.forget([bot.botId])
    // The owner is told first, while the row still names the reply: after a crash in between, the next process does both.
    await replies.tell(bot, 'deleted', null)
    await removeBot(db, bot.botId, processId, clock.now())
    await leases.release([bot.botId])
  }
}
