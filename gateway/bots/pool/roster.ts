import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import { guildsOfBots } from '../../../shared/database/bots/guild-bots.ts'
import { type Checkpoint, loadAllCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardCommits, ShardProgress } from '../../bus/progress.ts'
import type { ServingBots } from '../serving-bots.ts'
import type { SessionChange } from '../sessions/session-options.ts'
import type { Leases } from './leases.ts'
import { PoolBot, type PoolBotParts } from './pool-bot.ts'

/** What a bot that is closed may wait until everything is committed. */
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

  /** Connects bots that this process holds. What is known of them is read in one go, however many they are. */
  async open(tokens: ReadonlyMap<Snowflake, string>): Promise<void> {
    const { db, leases, servingBots } = this.parts
    const botIds = [...tokens.keys()]
    const [checkpoints, guilds] = await Promise.all([loadAllCheckpoints(db, botIds), guildsOfBots(db, botIds)])
    const known = Map.groupBy(checkpoints, (checkpoint) => checkpoint.botId)
    for (const { botId, guildId } of guilds) if (leases.holds(botId)) servingBots.enter(botId, guildId)
    for (const [botId, token] of tokens) if (leases.holds(botId)) this.connect(botId, token, known.get(botId) ?? [])
  }

  private connect(botId: Snowflake, token: string, checkpoints: readonly Checkpoint[]): void {
    const { leases, servingBots, dispatch, onChange } = this.parts
    const bot: PoolBot = new PoolBot(this.parts, {
      ...{ botId, token, checkpoints, onDispatch: dispatch },
      maySpeak: () => leases.holds(botId),
      // What a session says after it was closed no longer counts.
      onChange: (change) => this.bots.get(botId) === bot && onChange(botId, change),
    })
    this.bots.set(botId, bot)
    servingBots.opened(botId, bot.rest)
    bot.open()
  }

  /** Closes bots so that their sessions can be resumed from what is committed by then. */
  async close(botIds: readonly Snowflake[]): Promise<void> {
    const closing = this.take(botIds)
    if (closing.length === 0) return
    await Promise.all(closing.map((bot) => bot.disconnect()))
    // Under a load that never ends, or with the database away, the rest is sent again to whoever resumes.
    await this.withinTime(this.parts.ledger.flush())
    await this.withinTime(Promise.all(closing.map((bot) => bot.letGo())))
  }

  /** Closes bots that another process may hold already: nothing more is stored of them. */
  async drop(botIds: readonly Snowflake[]): Promise<void> {
    const dropped = this.take(botIds)
    const letGo = this.withinTime(Promise.all(dropped.map((bot) => bot.letGo())))
    await Promise.all(dropped.map((bot) => bot.disconnect()))
    await letGo
  }

  private async withinTime(what: Promise<unknown>): Promise<void> {
    await Promise.race([what, this.parts.clock.sleep(COMMIT_WITHIN_MS)])
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
