import { GatewayDispatchEvents, GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10'
import { channelPermissions, may, maySend } from '../permissions.ts'
import { type ChannelState, takesMessages } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import { type MemberState, memberPayload } from '../state/member.ts'
import type { World } from '../world.ts'

/**
 * A member starts to type. Clients show it for ten seconds, or until the message comes.
 * https://discord.com/developers/docs/events/gateway-events#typing-start
 * @throws where the member may not write there
 */
export function startTyping(world: World, guild: GuildState, member: MemberState, channel: ChannelState): void {
  const permissions = channelPermissions(guild, member, channel)
  const writes = takesMessages(channel) && maySend(channel, permissions)
  if (!writes || !may(permissions, PermissionFlagsBits.ViewChannel)) {
    throw new Error(`${member.user.payload.username} may not type in #${channel.name}`)
  }
  world.gateway.tellGuild(guild, {
    type: GatewayDispatchEvents.TypingStart,
    intent: GatewayIntentBits.GuildMessageTyping,
    channel,
    data: {
      channel_id: channel.id,
      guild_id: guild.id,
      user_id: member.user.id,
      // Seconds, where other times are in milliseconds or ISO 8601.
      timestamp: Math.floor(world.settings.clock.now() / 1_000),
      member: memberPayload(member),
    },
  })
}
