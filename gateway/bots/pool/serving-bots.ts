import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10'
import * as v from 'valibot'
import { shardOf } from '../../../shared/discord/shard.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ShardProgress } from '../sessions/progress.ts'

const named = v.object({ id: v.string(), unavailable: v.optional(v.boolean(), false) })
const listed = v.object({ guilds: v.array(v.object({ id: v.string() })) })

/** In which guilds this process's bots are, so that each guild is spoken to by its own, and by none that is not there. */
export class ServingBots {
  private readonly guilds = new Map<Snowflake, Set<Snowflake>>()
  private readonly bots = new Map<Snowflake, Snowflake[]>()

  constructor(private readonly mainBotId: Snowflake) {}

  isIn(botId: Snowflake, guildId: Snowflake): boolean {
    return this.guilds.get(botId)?.has(guildId) ?? false
  }

  /** The whitelabel bots in a guild, oldest first. */
  of(guildId: Snowflake): readonly Snowflake[] {
    return this.bots.get(guildId) ?? []
  }

  /** Follows a bot's events. */
  note(
    botId: Snowflake,
    { t, d }: GatewayDispatchPayload,
    { shard, shardCount }: Pick<ShardProgress, 'shard' | 'shardCount'>,
  ): void {
    if (t === GatewayDispatchEvents.Ready) {
      const ready = v.safeParse(listed, d)
      if (!ready.success) return
      // A shard names its own guilds; of the other shards' it says nothing.
      for (const id of this.guilds.get(botId) ?? []) if (shardOf(id, shardCount) === shard) this.leave(botId, id)
      for (const { id } of ready.output.guilds) this.enter(botId, id)
    } else if (t === GatewayDispatchEvents.GuildCreate || t === GatewayDispatchEvents.GuildDelete) {
      const guild = v.safeParse(named, d)
      // An outage is no leaving.
      if (!guild.success || guild.output.unavailable) return
      if (t === GatewayDispatchEvents.GuildCreate) this.enter(botId, guild.output.id)
      else this.leave(botId, guild.output.id)
    }
  }

  forget(botId: Snowflake): void {
    for (const guildId of this.guilds.get(botId) ?? []) this.leave(botId, guildId)
    this.guilds.delete(botId)
  }

  /** A bot is in a guild. A resumed session is not told of its guilds again: they are read from the database. */
  enter(botId: Snowflake, guildId: Snowflake): void {
    const guilds = this.guilds.get(botId) ?? new Set()
    if (guilds.has(guildId)) return
    this.guilds.set(botId, guilds.add(guildId))
    if (botId === this.mainBotId) return
    this.bots.set(guildId, [...this.of(guildId), botId].sort(compareSnowflakes))
  }

  private leave(botId: Snowflake, guildId: Snowflake): void {
    this.guilds.get(botId)?.delete(guildId)
    const bots = this.of(guildId).filter((other) => other !== botId)
    if (bots.length > 0) this.bots.set(guildId, bots)
    else this.bots.delete(guildId)
  }
}
