import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Finding } from '../../../shared/levelling/finding.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import { SETTING_GROUPS } from '../../../shared/settings/setting.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { findingLines } from '../../messages/finding.ts'
import { longMessage, type Part } from '../../messages/long-message.ts'
import { menuButton } from './menu-message.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'locale'>

/** A setting with its value. A value of several lines begins below its title. */
const settingLine = (title: string, value: string): string =>
  value.includes('\n') ? `**${title}**:\n${value}` : `**${title}**: ${value}`

/** The lists that have commands of their own, each with the number of its entries. */
function listLines(text: MessageContext['text'], overview: GuildOverview): string[] {
  const { earningChannelIds, ignoredChannelIds, ignoredRoleIds, multipliers, boostChannelIds } = overview
  const count = earningChannelIds.length
  const roles = multipliers.filter(({ kind }) => kind === 'role').length
  const ignored = { channels: ignoredChannelIds.length, roles: ignoredRoleIds.length }
  const multiplied = { roles, channels: multipliers.length - roles }
  const channels = count === 0 ? text('settings.everyChannel') : text('settings.listedChannels', { count })
  return [
    settingLine(text('settings.ignored'), text('settings.ignoredValue', ignored)),
    settingLine(text('settings.earningChannels'), channels),
    settingLine(text('settings.multipliers'), text('settings.ignoredValue', multiplied)),
    settingLine(text('settings.boosts'), text('settings.boostsValue', { count: boostChannelIds.length })),
  ]
}

/** Problems, and all settings by their groups. @param found the problems; null where Discord did not show the guild */
export function settingsParts(
  context: MessageContext,
  overview: GuildOverview,
  found: readonly Finding[] | null,
): Part[] {
  const { text, locale } = context
  const language = languageOf(locale)
  const lines = found === null ? [text('settings.unchecked')] : findingLines(context, found)
  const groups = SETTING_GROUPS.map((group) => ({
    heading: text(`settings.part.${group}`),
    lines: SETTINGS.filter((setting) => setting.group === group).map(({ title, shown }) =>
      settingLine(title[language], shown(overview.settings, locale, overview)),
    ),
  }))
  return [
    { heading: text('settings.problems'), lines: lines.length === 0 ? [text('settings.noProblems')] : lines },
    ...groups,
    { heading: text('settings.part.lists'), lines: listLines(text, overview) },
  ]
}

/** A page of all settings. @param page any whole number; the nearest page is shown */
export const settingsMessage = (
  context: MessageContext,
  parts: readonly Part[],
  page: number,
  { owner, pageId }: { owner: Snowflake; pageId(page: number): string },
): Message =>
  longMessage(context.text, {
    title: context.text('settings.title'),
    ...{ parts, page, pageId },
    buttons: [menuButton(context, owner)],
  })
