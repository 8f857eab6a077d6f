import type { APIEmbedField } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Finding } from '../../../shared/levelling/findings.ts'
import { earnsNothing, gainAt } from '../../../shared/levelling/gain.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { findingLines } from '../../messages/finding.ts'
import { fitLines } from '../../messages/lines.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import type { Speak } from '../texts.ts'
import { notificationsInWords } from './notifications-message.ts'

/** Less than an embed's description takes, so that fields fit beside it. */
const LONGEST_FINDINGS = 3_000

function fieldsOf(
  text: Speak,
  { settings, levelRoles, ignoredChannelIds, ignoredRoleIds, managerRoleIds }: GuildOverview,
): APIEmbedField[] {
  const { xpRate: rate, xpDelaySeconds: seconds, roleAssignType: type } = settings
  const worth = earnsNothing(rate)
    ? text('settings.rateZero', { rate })
    : text('settings.rate', { rate, ...gainAt(rate) })
  const kept = text(`settings.${type}`)
  const roles = managerRoleIds.map(roleMention).join(', ')
  const managedBy = roles === '' ? text('managers.none') : text('managers.some', { roles })
  const ignored = { channels: ignoredChannelIds.length, roles: ignoredRoleIds.length }
  return [
    { name: text('settings.announcements'), value: notificationsInWords({ text }, settings) },
    { name: text('settings.multiplier'), value: worth, inline: true },
    { name: text('settings.delay'), value: text('settings.seconds', { seconds }), inline: true },
    { name: text('settings.levelRoles'), value: text('settings.levelRolesValue', { count: levelRoles.length, kept }) },
    { name: text('managers.managedBy'), value: managedBy },
    { name: text('settings.ignored'), value: text('settings.ignoredValue', ignored) },
  ]
}

/** All settings at a glance. @param found what is odd about them; null where Discord did not say */
export function settingsMessage(
  context: Pick<InteractionContext, 'text' | 'mention'>,
  overview: GuildOverview,
  found: readonly Finding[] | null,
): Message {
  const { text } = context
  const lines = found === null ? [text('settings.unlooked')] : findingLines(context, found)
  const odd = lines.length === 0 ? [text('settings.allWell')] : lines
  const shown = fitLines(odd, LONGEST_FINDINGS, (count) => text('doctor.more', { count }))
  const description = `**${text('settings.odd')}**\n${shown}`
  const embed = { color: ACCENT_COLOR, title: text('settings.title'), fields: fieldsOf(text, overview), description }
  return { embeds: [embed] }
}
