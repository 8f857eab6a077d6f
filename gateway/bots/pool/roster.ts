import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import { guildsOfBots } from '../../../shared/database/bots/guild-bots.ts'
import { type Checkpoint, loadAllCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardCommits, ShardProgress } from '../../bus/progress.ts'
import { allEnd, allInTurn } from '../../time/all-end.ts'
import type { ServingBots } from '../serving-bots.ts'
import type { SessionChange } from '../sessions/session-options.ts'
import type { Leases } from './leases.ts'
import { PoolBot, type PoolBotParts } from './pool-bot.ts'

/** How long closing bots waits until the queued entries are committed. */
const COMMIT_WITHIN_MS = 3_000

export interface RosterParts extends PoolBotParts {
  ledger: ShardCommits
  leases: Leases
  servingBots: ServingBots
  dispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  onChange: (botId: Snowflake, change: SessionChange) => void
}

/** The bots that run in this process, the main bot among them. */
export class Roster {
  private readonly bots = new Map<Snowflake, PoolBot>()

  constructor(private readonly parts: RosterParts) {}

  get(botId: Snowflake): PoolBot | undefined {
    return this.bots.get(botId)
  }

  get ids(): Snowflake[] {
    return [...this.bots.keys()]
  }

  /** Connects bots that this process holds. Reads the checkpoints and guilds of all of them with one query each. */
  async open(tokens: ReadonlyMap<Snowflake, string>): Promise<void> {
    const { db, leases, servingBots } = this.parts
    const botIds = [...tokens.keys()]
    const [checkpoints, guilds] = await Promise.all([loadAllCheckpoints(db, botIds), guildsOfBots(db, botIds)])
    const known = Map.groupBy(checkpoints, (checkpoint) => checkpoint.botId)
    for (const { botId, guildId } of guilds) if (leases.holds(botId)) servingBots.joined(botId, guildId)
    for (const [botId, token] of tokens) if (leases.holds(botId)) this.connect(botId, token, known.get(botId) ?? [])
  }

  private connect(botId: Snowflake, token: string, checkpoints: readonly Checkpoint[]): void {
    const { leases, servingBots, dispatch, onChange } = this.parts
    const bot: PoolBot = new PoolBot(this.parts, {
      ...{ botId, token, checkpoints, onDispatch: dispatch },
      isHeld: () => leases.holds(botId),
      // A session that was closed may still report changes: they are ignored.
      onChange: (change) => this.bots.get(botId) === bot && onChange(botId, change),
    })
    this.bots.set(botId, bot)
    servingBots.opened(botId, bot.rest)
    bot.open()
  }

  /** Closes bots so that their sessions can be resumed from the checkpoints that are committed by then. */
  async close(botIds: readonly Snowflake[]): Promise<void> {
    const closing = this.take(botIds)
    if (closing.length === 0) return
    await allInTurn(
      () => allEnd(closing.map((bot) => bot.disconnect())),
      // Under constant load, or without the database, this ends early: Discord sends the rest again to the process that resumes.
      () => this.withinTime(this.parts.ledger.flush()),
      () => this.withinTime(Promise.all(closing.map((bot) => bot.stopStoring()))),
    )
  }

  /** Closes bots that another process may already hold. Their checkpoints are no longer stored. */
  async drop(botIds: readonly Snowflake[]): Promise<void> {
    const dropped = this.take(botIds)
    const stored = this.withinTime(Promise.all(dropped.map((bot) => bot.stopStoring())))
    await allEnd([stored, ...dropped.map((bot) => bot.disconnect())])
  }

  private async withinTime(work: Promise<unknown>): Promise<void> {
    await Promise.race([work, this.parts.clock.sleep(COMMIT_WITHIN_MS)])
  }

  private take(botIds: readonly Snowflake[]): PoolBot[] {
    const taken = botIds.flatMap((botId) => this.bots.get(botId) ?? [])
    for (const botId of botIds) {
      this.bots.delete(botId)
      this.parts.servingBots.forget(botId)
    }
    return taken
  }
}
