import type { REST } from '@discordjs/rest'
import { shardOf } from '../../shared/discord/shard.ts'
import { compareSnowflakes, type Snowflake } from '../../shared/discord/snowflake.ts'
import type { ShardProgress } from '../bus/progress.ts'

type BotShard = Pick<ShardProgress, 'botId' | 'shard' | 'shardCount'>

/**
 * The bots of this process and their guilds. Decides which bot sends requests for a guild: a whitelabel bot before the main
 * bot.
 */
export class ServingBots {
  private readonly clients = new Map<Snowflake, REST>()
  private readonly guilds = new Map<Snowflake, Set<Snowflake>>()
  private readonly bots = new Map<Snowflake, Snowflake[]>()

  /** @param leases which bots this process may speak for now; null where the main bot alone serves every guild */
  constructor(
    private readonly mainBotId: Snowflake,
    private readonly leases: { holds(botId: Snowflake): boolean } | null,
  ) {}

  /** The client of the bot that serves a guild; null where no bot of this process serves it. */
  restFor(guildId: Snowflake): REST | null {
    const { mainBotId, leases, clients } = this
    if (leases === null) return clients.get(mainBotId) ?? null
    const servingBot = this.of(guildId).find((botId) => leases.holds(botId) && clients.has(botId))
    if (servingBot !== undefined) return clients.get(servingBot) ?? null
    // Where the main bot is not in the guild, another process has the guild's whitelabel bot, or this one opens it soon.
    if (!leases.holds(mainBotId) || !this.isIn(mainBotId, guildId)) return null
    return clients.get(mainBotId) ?? null
  }

  /** The main bot, where this process holds it: it serves its guilds in which no whitelabel bot runs. */
  heldMainBot(): Snowflake | null {
    const { leases, clients, mainBotId } = this
    return (leases === null ? clients.has(mainBotId) : leases.holds(mainBotId)) ? mainBotId : null
  }

  /** The client of the main bot, whatever guilds it is in; null where this process does not hold it. */
  mainRest(): REST | null {
    const botId = this.heldMainBot()
    return botId === null ? null : (this.clients.get(botId) ?? null)
  }

  /** A bot runs in this process from now on. */
  opened(botId: Snowflake, rest: REST): void {
    this.clients.set(botId, rest)
  }

  isIn(botId: Snowflake, guildId: Snowflake): boolean {
    return this.guilds.get(botId)?.has(guildId) ?? false
  }

  /** The whitelabel bots in a guild, oldest first. */
  of(guildId: Snowflake): readonly Snowflake[] {
    return this.bots.get(guildId) ?? []
  }

  /** A bot's shard lists the guilds that it is in. */
  listed({ botId, shard, shardCount }: BotShard, guildIds: readonly Snowflake[]): void {
    // A shard lists its own guilds, and none of the other shards' guilds.
    for (const id of this.guilds.get(botId) ?? []) if (shardOf(id, shardCount) === shard) this.left(botId, id)
    for (const id of guildIds) this.joined(botId, id)
  }

  /** A bot no longer runs in this process. */
  forget(botId: Snowflake): void {
    this.clients.delete(botId)
    for (const guildId of this.guilds.get(botId) ?? []) this.left(botId, guildId)
    this.guilds.delete(botId)
  }

  /** A bot is in a guild. Discord does not list the guilds of a resumed session again: they are read from the database. */
  joined(botId: Snowflake, guildId: Snowflake): void {
    // Without leases this is not needed: the main bot serves every guild.
    if (this.leases === null) return
    const guilds = this.guilds.get(botId) ?? new Set()
    if (guilds.has(guildId)) return
    this.guilds.set(botId, guilds.add(guildId))
    if (botId === this.mainBotId) return
    this.bots.set(guildId, [...this.of(guildId), botId].sort(compareSnowflakes))
  }

  /** A bot is no longer in a guild. */
  left(botId: Snowflake, guildId: Snowflake): void {
    this.guilds.get(botId)?.delete(guildId)
    const bots = this.of(guildId).filter((other) => other !== botId)
    if (bots.length > 0) this.bots.set(guildId, bots)
    else this.bots.delete(guildId)
  }
}
