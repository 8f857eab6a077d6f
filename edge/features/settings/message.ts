import type { APIEmbedField } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import { SETTING_GROUPS } from '../../../shared/settings/setting.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { findingLines } from '../../messages/finding.ts'
import { fitList } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'locale'>

/** Less than the limit of a description, so that the whole embed keeps below Discord's limit of 6,000 characters. */
const LONGEST_FINDINGS = 3_000

/** The lists that have commands of their own, each with the number of its entries. */
function listFields(text: MessageContext['text'], overview: GuildOverview): APIEmbedField[] {
  const { earningChannelIds, multipliers, boostChannelIds } = overview
  const count = earningChannelIds.length
  const roles = multipliers.filter(({ kind }) => kind === 'role').length
  const multiplied = { roles, channels: multipliers.length - roles }
  return [
    {
      name: text('settings.earningChannels'),
      value: count === 0 ? text('settings.everyChannel') : text('settings.listedChannels', { count }),
    },
    { name: text('settings.multipliers'), value: text('settings.ignoredValue', multiplied) },
    { name: text('settings.boosts'), value: text('settings.boostsValue', { count: boostChannelIds.length }) },
  ]
}

function fieldsOf({ text, locale }: MessageContext, overview: GuildOverview): APIEmbedField[] {
  const language = languageOf(locale)
  const grouped = SETTING_GROUPS.flatMap((group) => SETTINGS.filter((setting) => setting.group === group))
  const ignored = { channels: overview.ignoredChannelIds.length, roles: overview.ignoredRoleIds.length }
  return [
    ...grouped.map(({ title, shown, inline }) => ({
      name: title[language],
      value: shown(overview.settings, locale, overview),
      ...(inline && { inline }),
    })),
    { name: text('settings.ignored'), value: text('settings.ignoredValue', ignored) },
    ...listFields(text, overview),
  ]
}

/** All settings. @param found problems with them; null where Discord did not show the guild */
export function settingsMessage(
  context: MessageContext,
  overview: GuildOverview,
  found: readonly Finding[] | null,
): Message {
  const { text } = context
  const lines = found === null ? [text('settings.unchecked')] : findingLines(context, found)
  const problems = lines.length === 0 ? [text('settings.noProblems')] : lines
  const shown = fitList(problems, { limit: LONGEST_FINDINGS, more: (count) => text('list.more', { count }) })
  const description = `**${text('settings.problems')}**\n${shown}`
  const embed = { color: ACCENT_COLOR, title: text('settings.title'), fields: fieldsOf(context, overview), description }
  return { embeds: [embed] }
}
