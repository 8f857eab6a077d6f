import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { channelPermissions } from '../permissions.ts'
import type { ApplicationState } from '../state/application.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { MemberState } from '../state/member.ts'
import type { World } from '../world.ts'
import { type Answer, refuse } from './answers.ts'

export type Found<T> = ({ ok: true } & T) | { ok: false; answer: Answer }

/** A guild that the bot is in. Discord answers for every other guild as for an unknown one. */
export function findGuild(
  world: World,
  application: ApplicationState,
  id: Snowflake,
): Found<{ guild: GuildState; bot: MemberState }> {
  const guild = world.guilds.get(id)
  if (!guild) return { ok: false, answer: refuse(10004) }
  const bot = guild.members.get(application.bot.id)
  if (!bot) return { ok: false, answer: refuse(50001) }
  return { ok: true, guild, bot }
}

export interface SeenChannel {
  channel: ChannelState
  /** Null in a direct message channel. */
  guild: GuildState | null
  /** What the bot may do there. */
  permissions: bigint
}

/** A channel of a guild that the bot is in. The bot may have no permission there. */
export function findChannel(world: World, application: ApplicationState, id: Snowflake): Found<SeenChannel> {
  const channel = world.channels.get(id)
  if (!channel) return { ok: false, answer: refuse(10003) }
  if (channel.guildId === null) {
    if (channel.applicationId !== application.id) return { ok: false, answer: refuse(50001) }
    return { ok: true, channel, guild: null, permissions: ~0n }
  }
  const found = findGuild(world, application, channel.guildId)
  if (!found.ok) return { ok: false, answer: refuse(50001) }
  const permissions = channelPermissions(found.guild, found.bot, channel)
  return { ok: true, channel, guild: found.guild, permissions }
}
