import type { APIButtonComponent, APIEmbedField } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { notifications } from '../../../shared/settings/notifications.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { fitList } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'

export type SetupContext = Pick<InteractionContext, 'text' | 'mention' | 'locale'>

/** The pages of the setup, in this order. `done` ends it. */
export const PAGES = ['announce', 'roles', 'check', 'done'] as const
export type SetupPage = (typeof PAGES)[number]

/** Custom ids of the buttons and menus of the setup, for one member. */
export interface SetupIds {
  page(page: SetupPage): string
  announce: string
  channel: string
  level: string
  /** @param shown the role that the menu shows; null for none */
  role(level: number, shown: Snowflake | null): string
  confirm(level: number, roleId: Snowflake, permissions: readonly bigint[]): string
  ask: string
  /** @param levels those that get a role @param reused those among them for which an existing role is used */
  create(levels: readonly number[], reused: readonly number[]): string
}

/** The result of the last choice, and components that it needs. */
export interface Outcome {
  content: string
  button?: APIButtonComponent
}

const LONGEST_FIELD = 1_024

/** A button. The style is secondary, unless another one is given. */
export const button = (label: string, id: string, style: 1 | 2 | 4 = ButtonStyle.Secondary): APIButtonComponent => ({
  type: ComponentType.Button,
  style,
  label,
  custom_id: id,
})

type Row = NonNullable<Message['components']>[number]

export const buttons = (...components: APIButtonComponent[]): Row => ({ type: ComponentType.ActionRow, components })

/** The settings that the setup is about, as they are now. */
export function standing(
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

/** One page of the setup. The text above the embed is the result of the last choice. */
export function pageOf(
  { text }: SetupContext,
  page: { step: 1 | 2 | 3; description?: string; fields: APIEmbedField[]; outcome: Outcome | null; rows: Row[] },
): Message & { embeds: NonNullable<Message['embeds']> } {
  const { step, description = '', fields, outcome, rows } = page
  const confirm = outcome?.button === undefined ? [] : [buttons(outcome.button)]
  return {
    content: outcome?.content ?? '',
    embeds: [{ color: ACCENT_COLOR, title: text('setup.title', { step }), description, fields }],
    components: [...confirm, ...rows],
  }
}
