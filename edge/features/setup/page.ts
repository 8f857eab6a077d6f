import type { APIButtonComponent, APIEmbedField } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { notifications } from '../../../shared/settings/notifications.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { buttonRow } from '../../messages/button.ts'
import { fitList } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

export type SetupContext = Pick<InteractionContext, 'text' | 'mention' | 'locale' | 'webUrl'>

/** The result of the last choice, with a button where the member must confirm the choice. */
export interface Outcome {
  content: string
  button?: APIButtonComponent
}

const LONGEST_FIELD = 1_024

type Row = NonNullable<Message['components']>[number]

/** The current values of the settings that the setup changes. */
export function currentSettings(
  { text, locale }: SetupContext,
  { settings, levelRoles, ...lists }: GuildOverview,
): APIEmbedField[] {
  const lines = levelRoles.map(({ level, roleId }) => text('levelRoles.line', { level, role: roleMention(roleId) }))
  const roles = fitList(lines, { limit: LONGEST_FIELD, more: (count) => text('list.more', { count }) })
  const shown = notifications.shown(settings, locale, { levelRoles, ...lists })
  return [
    { name: notifications.title[languageOf(locale)], value: shown },
    { name: text('levelRoles.title'), value: roles || '—' },
  ]
}

/** One page of the setup: an embed with the current settings, and above it the result of the last choice. */
export function pageOf(
  { text }: SetupContext,
  page: { step: 1 | 2 | 3; description?: string; fields: APIEmbedField[]; outcome: Outcome | null; rows: Row[] },
): Message & { embeds: NonNullable<Message['embeds']> } {
  const { step, description = '', fields, outcome, rows } = page
  const confirm = outcome?.button === undefined ? [] : [buttonRow(outcome.button)]
  return {
    content: outcome?.content ?? '',
    embeds: [{ color: ACCENT_COLOR, title: text('setup.title', { step }), description, fields }],
    components: [...confirm, ...rows],
  }
}
