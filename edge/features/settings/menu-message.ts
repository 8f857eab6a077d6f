import type { APIButtonComponent, APIStringSelectComponent } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { MOST_INPUTS } from '../../../shared/discord/modal.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { aboutOf } from '../../../shared/settings/fields.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import { inputsOf } from '../../../shared/settings/inputs.ts'
import { SETTING_GROUPS } from '../../../shared/settings/setting.ts'
import { languageOf } from '../../../shared/text/language.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import type { SettingCommands } from './commands.ts'
import { MENU_IDS } from './menu-ids.ts'

type MenuContext = Pick<InteractionContext, 'text' | 'locale'>

/** Discord's limit for the description of a choice. */
const LONGEST_DESCRIPTION = 100

/** The button that shows the menus of all settings. */
export const menuButton = ({ text }: Pick<MenuContext, 'text'>, owner: Snowflake): APIButtonComponent =>
  button(text('settings.menuButton'), componentId(MENU_IDS.menu, { owner }))

/** Menus of all settings, one for each group. */
export function menuMessage({ text, locale }: MenuContext, owner: Snowflake): Message {
  const language = languageOf(locale)
  const rows = SETTING_GROUPS.map((group) => {
    const menu: APIStringSelectComponent = {
      type: ComponentType.StringSelect,
      custom_id: componentId(MENU_IDS.choose, { owner, group }),
      placeholder: text(`settings.group.${group}`),
      options: SETTINGS.filter((setting) => setting.group === group).map((setting) => ({
        label: setting.title[language],
        value: setting.key,
        description: (aboutOf(setting, locale) ?? setting.title[language]).slice(0, LONGEST_DESCRIPTION),
      })),
    }
    return { type: ComponentType.ActionRow, components: [menu] }
  })
  return { content: text('settings.choose'), embeds: [], components: rows }
}

/** The path of the command that changes a setting. */
function commandPath({ change, isElsewhere }: SettingCommands): string {
  const path = isElsewhere ? change.name : `settings ${change.name}`
  const [first] = 'commands' in change ? change.commands : []
  return first === undefined ? path : `${path} ${first.name}`
}

/** One setting with its present value, and buttons to change it. @param above the result of the last action */
export function settingMessage(
  context: MenuContext & Pick<InteractionContext, 'mention' | 'user'>,
  commands: SettingCommands,
  overview: GuildOverview,
  above: Message,
): Message {
  const { text, locale, mention, user } = context
  const { setting, save } = commands
  const { key } = setting
  const owner = user.id
  const parts = save === null ? 0 : Math.ceil(inputsOf(setting, { ...overview.settings }, locale).length / MOST_INPUTS)
  const changes = Array.from({ length: parts }, (_, part) => {
    const label = parts === 1 ? text('settings.changeButton') : text('settings.changePart', { part: part + 1, parts })
    return button(label, componentId(MENU_IDS.open, { owner, key, part }), ButtonStyle.Primary)
  })
  const about = aboutOf(setting, locale) ?? ''
  const elsewhere = save === null ? text('settings.changeBy', { command: mention(commandPath(commands)) }) : ''
  const value = setting.shown(overview.settings, locale, overview)
  const embed = {
    color: ACCENT_COLOR,
    title: setting.title[languageOf(locale)],
    description: [about, elsewhere].join('\n').trim(),
    fields: [{ name: text('settings.now'), value }],
  }
  const reset = button(text('settings.resetButton'), componentId(MENU_IDS.reset, { owner, key }))
  return {
    content: above.content ?? '',
    embeds: [...(above.embeds ?? []), embed],
    components: [buttonRow(...changes, reset, menuButton(context, owner))],
  }
}
