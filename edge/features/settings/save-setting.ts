import { changeSettings, type GuildSettings, type StandingSettings } from '../../../shared/database/guilds/settings.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { takenBoardName } from '../../../shared/settings/board-name-texts.ts'
import { notifications } from '../../../shared/settings/notifications.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { announceRefusal } from '../../messages/announce-refusal.ts'
import { findingLines } from '../../messages/finding.ts'
import { roleTypeMessage } from './role-type-message.ts'
import { examineChannel } from './set-notifications.ts'
import { tryRoleType } from './set-role-type.ts'
import type { Consequence } from './setting-command.ts'

/** A change of settings whose values were checked, and the settings before it. */
export interface CheckedChange {
  change: Partial<GuildSettings>
  standing: StandingSettings
}

/**
 * The result of a change, with the lines of the reply, and the consequence of the change to show below them. `stale`: another
 * change came first, and nothing was saved.
 */
export type Saved = { is: 'saved' | 'refused'; lines: readonly string[]; consequence?: Message } | { is: 'stale' }

/** Saves a setting for the member who filled in its modal. */
export type Save = (context: InteractionContext, checked: CheckedChange) => Promise<Saved>

/** Stores the columns of a setting, as the command of the setting does. */
export const saveColumns =
  ({ saved }: AnySetting, consequence?: Consequence): Save =>
  async (context, { change, standing }) => {
    const { database, guildId, actor, now, locale } = context
    const after = { ...standing.settings, ...change }
    const [more, changed] = await Promise.all([
      consequence?.(context, after),
      changeSettings(database, { guildId, actor, standing, expected: standing.version }, change, now),
    ])
    if (!changed.ok && changed.reason === 'name-taken')
      return { is: 'refused', lines: [takenBoardName(changed.name, locale)] }
    if (!changed.ok) return { is: 'stale' }
    return { is: 'saved', lines: [saved(after, locale)], ...(more && { consequence: more }) }
  }

const saveAnnouncing = saveColumns(notifications)

/** Stores how level-ups are announced, and names the problems with the channel. */
export const saveNotifications: Save = async (context, checked) => {
  const { text, resolved } = context
  const { notificationType, notificationChannelId: channelId } = { ...checked.standing.settings, ...checked.change }
  if (notificationType !== 'channel' || channelId === null) return saveAnnouncing(context, checked)
  // Also for the channel that is stored already: it may be deleted now, or the member may not write there. The modal names it.
  const refusal = announceRefusal(text, channelId, resolved.channels.get(channelId))
  if (refusal !== null) return { is: 'refused', lines: [refusal] }
  const [found, saved] = await Promise.all([examineChannel(context, channelId), saveAnnouncing(context, checked)])
  if (saved.is !== 'saved') return saved
  const warnings = found === null ? [text('settings.unchecked')] : findingLines(context, found)
  return { is: 'saved', lines: [...saved.lines, ...warnings] }
}

/** Changes which level roles members keep. The order of the roles is checked, and a job corrects the roles of members. */
export const saveRoleType: Save = async (context, { change: { roleAssignType: type }, standing }) => {
  if (type === undefined) return { is: 'saved', lines: [] }
  const set = await tryRoleType(context, type, standing.version)
  if (!set.ok && set.reason === 'stale') return { is: 'stale' }
  const { content = '' } = roleTypeMessage(context.text, type, set)
  return { is: set.ok ? 'saved' : 'refused', lines: [content] }
}
