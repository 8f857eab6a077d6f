import { changeSettings, DEFAULT_SETTINGS, type StandingSettings } from '../../../shared/database/guilds/settings.ts'
import { NO_LIMITS } from '../../../shared/discord/command-limits.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import { examine } from '../../guild/examine.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { announceRefusal } from '../../messages/announce-refusal.ts'

export type SetChannel =
  /** `found`: problems with this channel; null where Discord did not show it. */
  | { ok: true; found: Finding[] | null }
  /** `refusal`: a sentence that says why the member cannot choose this channel. */
  | { ok: false; refusal: string }

/**
 * Sets the channel for level-ups: one that was named in an option or chosen in a menu.
 * @param standing the settings, where they were read just now
 */
export async function setNotificationChannel(
  context: InteractionContext,
  channelId: Snowflake,
  standing?: StandingSettings,
): Promise<SetChannel> {
  const { database, guildId, actor, now, resolved, text } = context
  const refusal = announceRefusal(text, channelId, resolved.channels.get(channelId))
  if (refusal !== null) return { ok: false, refusal }
  const change = { notificationType: 'channel', notificationChannelId: channelId } as const
  const author = { guildId, actor, standing }
  const [found] = await Promise.all([examineChannel(context, channelId), changeSettings(database, author, change, now)])
  return { ok: true, found }
}

/** Problems with a channel for level-ups; null where Discord did not show the guild. */
export function examineChannel(context: InteractionContext, channelId: Snowflake): Promise<Finding[] | null> {
  return examine(context, {
    settings: { ...DEFAULT_SETTINGS, notificationType: 'channel', notificationChannelId: channelId },
    levelRoles: [],
    levelTexts: [],
    ignoredChannelIds: [],
    ignoredRoleIds: [],
    earningChannelIds: [],
    multipliers: [],
    managerRoleIds: [],
    activityRoleIds: [],
    boostChannelIds: [],
    season: { roleId: null, channelId: null },
    commandLimits: NO_LIMITS,
  })
}
