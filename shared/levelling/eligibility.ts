import type { Snowflake } from '../discord/snowflake.ts'

/** The facts about a message that decide whether its author earns XP. The text of the message is not one of them. */
export interface Candidate {
  guildId: Snowflake | null
  /** The channel, then its parent channel and category, as far as they are known. */
  channelPath: readonly Snowflake[]
  /** Whether the last channel of the path may have a parent that is not known. */
  isPartial?: boolean
  authorRoleIds: readonly Snowflake[]
  /** Written by a person's own hand, by a bot, through a webhook, or by Discord itself. */
  source: 'person' | 'bot' | 'webhook' | 'system'
}

export interface IgnoreRules {
  ignoredChannelIds: ReadonlySet<Snowflake>
  ignoredRoleIds: ReadonlySet<Snowflake>
  /** The only channels in which members earn, with their threads, or all channels of a category; empty for all channels. */
  earningChannelIds: ReadonlySet<Snowflake>
}

export type Eligibility =
  | { ok: true; guildId: Snowflake }
  | { ok: false; reason: 'bot' | 'webhook' | 'system' | 'direct-message' }
  | { ok: false; reason: 'ignored-channel'; channelId: Snowflake }
  | { ok: false; reason: 'unlisted-channel' }
  | { ok: false; reason: 'ignored-role'; roleId: Snowflake }

/** Whether a message may earn at all; the cooldown is judged apart, against the member's standing. */
export function eligibility(message: Candidate, ignore: IgnoreRules): Eligibility {
  if (message.source !== 'person') return { ok: false, reason: message.source }
  if (message.guildId === null) return { ok: false, reason: 'direct-message' }
  const channelId = message.channelPath.find((id) => ignore.ignoredChannelIds.has(id))
  if (channelId !== undefined) return { ok: false, reason: 'ignored-channel', channelId }
  const { earningChannelIds: listed } = ignore
  if (listed.size > 0 && message.isPartial !== true && !message.channelPath.some((id) => listed.has(id)))
    return { ok: false, reason: 'unlisted-channel' }
  const roleId = message.authorRoleIds.find((id) => ignore.ignoredRoleIds.has(id))
  if (roleId !== undefined) return { ok: false, reason: 'ignored-role', roleId }
  return { ok: true, guildId: message.guildId }
}
