import { speak } from '../../edge/features/texts.ts'
import { addedMessage } from '../../edge/messages/level-role.ts'
import { NO_LIMITS } from '../../shared/discord/command-limits.ts'
import { channelMention, roleMention } from '../../shared/discord/markdown.ts'
import type { NotificationSetting } from '../../shared/levelling/announcement.ts'
import type { SetupPlan, SetupRefusal } from '../../shared/levelling/guild-setup.ts'
import { notifications } from '../../shared/settings/notifications.ts'
import type { SeenGuild } from './discord.ts'

const LOCALE = 'en-US'

/** The context with which the bot's messages are written for a terminal. */
export const terminalContext = { text: speak(LOCALE), locale: LOCALE, mention: (path: string) => `/${path}` }

/** Changes a text of the bot for a terminal: names in place of mentions, and no formatting of Discord. */
export const plain = (text: string, { view, channels }: Pick<SeenGuild, 'view' | 'channels'>): string =>
  text
    .replace(/<@&(\d+)>/g, (_, id: string) => `@${view.roles.get(id)?.name ?? id}`)
    .replace(/<#(\d+)>/g, (_, id: string) => `#${channels.get(id)?.name ?? id}`)
    .replace(/<t:(\d+):R>/g, (_, seconds: string) => new Date(Number(seconds) * 1000).toISOString())
    .replaceAll('**', '')

/** How level-ups are announced, e.g. `In #general`. */
export const announceText = ({ type, channelId }: NotificationSetting): string =>
  notifications.shown({ notificationType: type, notificationChannelId: channelId }, LOCALE, {
    levelRoles: [],
    managerRoleIds: [],
    commandLimits: NO_LIMITS,
  })

/** The changes of a plan, one line each. */
export const planLines = ({ announce, levelRoles }: SetupPlan): string[] => [
  ...(announce === null ? [] : [`Level-ups are announced: ${announceText(announce)}`]),
  ...[...levelRoles]
    .sort((a, b) => a.level - b.level)
    .map(({ level, name, roleId }) => {
      return `Level ${level}: ${roleId === null ? `a new role @${name}, without permissions` : roleMention(roleId)}`
    }),
]

/** Why a choice is not possible. */
export function refusalLine(refusal: SetupRefusal): string {
  const { text } = terminalContext
  if (refusal.about === 'channel') {
    const { channelId, why } = refusal
    if (why === 'wrong-type') return `${channelMention(channelId)}: ${text('settings.wrongChannel')}`
    return `The bot sees no channel ${channelId} in this server.`
  }
  if (refusal.about === 'role') {
    const { level, roleId, why } = refusal
    if (why.reason === 'gone') return `Level ${level}: there is no role ${roleId} in this server.`
    // The script cannot ask for this confirmation: only the reply in Discord names each dangerous permission.
    const how = why.reason === 'dangerous' ? ' Use /levelroles add in Discord, which asks for a confirmation.' : ''
    return `Level ${level}: ${addedMessage(terminalContext, { level, roleId }, { ok: false, ...why })}${how}`
  }
  const { why } = refusal
  if (why.reason === 'full') return text('setup.full', { count: why.count })
  return text('finding.manageRolesMissing', { permission: text('permission.manageRoles') })
}
