import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { earningFactor, needsChannels } from '../../../shared/levelling/earning-factor.ts'
import { rolesOf } from '../../../shared/levelling/voice.ts'
import type { VoiceRules } from '../../../shared/levelling/voice-room.ts'
import type { ChannelTree } from '../memory/channel-tree.ts'

/** The rules of a server, as its voice channels need them. @param channels where the server's channels lie */
export function voiceRulesOf(rules: GuildRules, channels: Pick<ChannelTree, 'path'>): VoiceRules {
  const { settings, ignoredChannelIds, earningChannelIds, ignoredRoleIds } = rules
  const channelPath = (channelId: Snowflake): readonly Snowflake[] =>
    needsChannels(rules) ? channels.path(settings.id, channelId).ids : [channelId]
  return {
    settings,
    ignoredRoleIds,
    isIgnored(channelId) {
      const path = channelPath(channelId)
      if (path.some((id) => ignoredChannelIds.has(id))) return true
      return earningChannelIds.size > 0 && !path.some((id) => earningChannelIds.has(id))
    },
    factorOf({ channelId, ...stay }, at) {
      const path = channelId === null ? [] : channelPath(channelId)
      return earningFactor(rules, { channelPath: path, roleIds: rolesOf(stay), at })
    },
  }
}
