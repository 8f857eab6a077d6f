import { changeSettings, type GuildSettings, type StandingSettings } from '../../../shared/database/guilds/settings.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { announceRefusal } from '../../messages/announce-refusal.ts'
import { findingLines } from '../../messages/finding.ts'
import { roleTypeMessage } from './role-type-message.ts'
import { examineChannel } from './set-notifications.ts'
import { setRoleType } from './set-role-type.ts'
import type { Consequence } from './setting-command.ts'

/** A change of settings whose values were checked, and the settings before it. */
export interface CheckedChange {
  change: Partial<GuildSettings>
  standing: StandingSettings
}

/** What became of a change, in words; `stale` where another change came first and nothing was saved. */
export type Saved = { is: 'saved' | 'refused'; lines: readonly string[] } | { is: 'stale' }

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
    if (!changed.ok) return { is: 'stale' }
    const embedded = more?.embeds?.flatMap(({ description }) => description ?? []) ?? []
    return { is: 'saved', lines: [saved(after, locale), ...(more?.content ? [more.content] : []), ...embedded] }
  }

/** Stores how level-ups are announced, and says which problems there are with the channel. */
export const saveNotifications =
  (setting: AnySetting): Save =>
  async (context, checked) => {
    const { text, resolved } = context
    const { notificationType, notificationChannelId: channelId } = { ...checked.standing.settings, ...checked.change }
    const isNew = checked.change.notificationChannelId !== undefined
    if (notificationType !== 'channel' || channelId === null) return saveColumns(setting)(context, checked)
    const refusal = isNew ? announceRefusal(text, channelId, resolved.channels.get(channelId)) : null
    if (refusal !== null) return { is: 'refused', lines: [refusal] }
    const [found, saved] = await Promise.all([
      examineChannel(context, channelId),
      saveColumns(setting)(context, checked),
    ])
    if (saved.is !== 'saved') return saved
    const warnings = found === null ? [text('settings.unchecked')] : findingLines(context, found)
    return { is: 'saved', lines: [...saved.lines, ...warnings] }
  }

/** Changes which level roles members keep: this checks the order of roles, and starts a job. */
export const saveRoleType: Save = async (context, { change: { roleAssignType: type } }) => {
  if (type === undefined) return { is: 'saved', lines: [] }
  const set = await setRoleType(context, type)
  const { content = '' } = roleTypeMessage(context.text, type, set)
  return { is: set.ok ? 'saved' : 'refused', lines: [content] }
}
