import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ChannelPath } from '../../../shared/levelling/channel-path.ts'
import { earningFactor, needsChannels } from '../../../shared/levelling/earning-factor.ts'
import { rolesOf } from '../../../shared/levelling/voice.ts'
import type { VoiceRules } from '../../../shared/levelling/voice-room.ts'
import type { ChannelTree } from '../memory/channel-tree.ts'

/**
 * The rules of a server for its voice channels.
 * @param channels the parents of the server's channels
 * @param onUnknown called with a channel whose category is needed, but unknown
 */
export function voiceRulesOf(
  rules: GuildRules,
  channels: Pick<ChannelTree, 'path'>,
  onUnknown: (channelId: Snowflake) => void = () => {},
): VoiceRules {
  const { settings, ignoredChannelIds, earningChannelIds, ignoredRoleIds } = rules
  const pathOf = (channelId: Snowflake): ChannelPath =>
    needsChannels(rules) ? channels.path(settings.id, channelId) : { ids: [channelId], unknown: null }
  return {
    settings,
    ignoredRoleIds,
    channelRefusal(channelId) {
      const { ids, unknown } = pathOf(channelId)
      if (ids.some((id) => ignoredChannelIds.has(id))) return 'ignored-channel'
      if (unknown !== null) {
        onUnknown(unknown)
        return 'unknown-channel'
      }
      return earningChannelIds.size > 0 && !ids.some((id) => earningChannelIds.has(id)) ? 'ignored-channel' : null
    },
    factorOf({ channelId, ...stay }, at) {
      const path = channelId === null ? [] : pathOf(channelId).ids
      return earningFactor(rules, { channelPath: path, roleIds: rolesOf(stay), at })
    },
  }
}
