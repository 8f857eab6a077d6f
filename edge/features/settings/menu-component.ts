import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { standingSettings } from '../../../shared/database/guilds/settings.ts'
import type { Opening } from '../../../shared/discord/component.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { MOST_INPUTS } from '../../../shared/discord/modal.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { inputsOf } from '../../../shared/settings/inputs.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'
import { type SettingCommands, settingCommands } from './commands.ts'
import { MENU_IDS, SETTING_KEYS } from './menu-ids.ts'
import { menuMessage, settingMessage } from './menu-message.ts'
import { permissionRefusal } from './permission-refusal.ts'
import { saveEntered } from './save-entered.ts'
import { settingModal } from './setting-modal.ts'

/** The dispatcher checks Manage Server at each use, and each handler checks the permission of the setting. */
const own = { permission: Permission.ManageGuild, ephemeral: true } as const

const find = (key: string): SettingCommands | undefined => settingCommands.find(({ setting }) => setting.key === key)

/** The reply to a menu, button or modal that belongs to no setting of this release. */
const expired = ({ text }: InteractionContext): Message => ({
  content: text('refusal.expired'),
  embeds: [],
  components: [],
})

/** The message of a setting with its stored value. @param above the result of the last action */
async function showSetting(context: InteractionContext, commands: SettingCommands, above: Message): Promise<Message> {
  return settingMessage(context, commands, await guildOverview(context.database, context.guildId), above)
}

/** Opens the modal of a setting. Shows the setting where it has no modal, or where the member may not change it. */
async function open(context: InteractionContext, key: string | undefined, part: number): Promise<Message | Opening> {
  const found = key === undefined ? undefined : find(key)
  if (found === undefined) return expired(context)
  const { setting, save } = found
  const refusal = permissionRefusal(context, setting)
  if (refusal !== null) return showSetting(context, found, { content: refusal })
  const { database, guildId, locale, user } = context
  if (save === null) return showSetting(context, found, {})
  const { settings } = await standingSettings(database, guildId)
  const hasPart = part >= 0 && part * MOST_INPUTS < inputsOf(setting, { ...settings }, locale).length
  if (!hasPart) return showSetting(context, found, {})
  return { modal: settingModal(setting, { ...settings }, { owner: user.id, locale, part }) }
}

/** Shows the menus of all settings. */
export const settingsMenu = component({
  ...MENU_IDS.menu,
  ...own,
  run: (context) => menuMessage(context, context.user.id),
})

/** Opens the modal of the chosen setting. */
export const settingsChoose = component({
  ...MENU_IDS.choose,
  ...own,
  menu: SETTING_KEYS,
  opens: 'modal',
  run: (context, _, [key]) => open(context, key, 0),
})

/** Opens a modal of a setting. A setting with more inputs than a modal can have has several modals: `part` counts them from 0. */
export const settingsOpen = component({
  ...MENU_IDS.open,
  ...own,
  opens: 'modal',
  run: (context, { key, part }) => open(context, key, part),
})

/** Resets a setting to its default. */
export const settingsReset = component({
  ...MENU_IDS.reset,
  ...own,
  async run(context, { key }) {
    const found = find(key)
    if (found === undefined) return expired(context)
    const refusal = permissionRefusal(context, found.setting)
    const { content = '' } = refusal === null ? await found.reset(context) : { content: refusal }
    return showSetting(context, found, { content })
  },
})

/** Saves the values that were entered in the modal of a setting. */
export const settingsSave = component({
  ...MENU_IDS.save,
  ...own,
  menu: 'modal',
  async run(context, { key, seen }, filled) {
    const found = find(key)
    if (found === undefined) return expired(context)
    const refusal = permissionRefusal(context, found.setting)
    return showSetting(
      context,
      found,
      refusal === null ? await saveEntered(context, found, { filled, seen }) : { content: refusal },
    )
  },
})
