import { clearAccessRoles } from '../../../shared/database/guilds/manager-roles.ts'
import { changeSettings, standingSettings } from '../../../shared/database/guilds/settings.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { DEFAULT_SETTINGS, type OwnKey, SETTINGS } from '../../../shared/settings/index.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import type { EdgeCommand, EdgeGroup, InteractionContext } from '../../interactions/context.ts'
import { appliedMessage, applyCurve } from '../curve/apply.ts'
import { curve } from '../curve/command.ts'
import { previewText } from '../decay/preview.ts'
import { announcementExample } from './announcement-example.ts'
import { cardExample } from './card-example.ts'
import { limits, resetLimits } from './limits-command.ts'
import { managers } from './managers-command.ts'
import { notifications } from './notifications-command.ts'
import { roleTypeMessage } from './role-type-message.ts'
import { roles } from './roles-command.ts'
import { type Save, saveColumns, saveNotifications, saveRoleType } from './save-setting.ts'
import { setRoleType } from './set-role-type.ts'
import { type Consequence, settingCommand } from './setting-command.ts'

type Reset = (context: InteractionContext) => Promise<Message>

/** How one setting is changed and reset in Discord. */
export interface SettingCommands {
  setting: AnySetting
  /** Saves what was entered in the setting's modal; null where the setting has no modal. */
  save: Save | null
  /** The subcommand of `/settings`, or the command of its own that changes the setting. */
  change: EdgeCommand | EdgeGroup
  /** Set where the setting has a command of its own. */
  isElsewhere?: true
  reset: Reset
}

/** Sets a setting's columns to their defaults. */
const resetColumns =
  ({ columns, saved }: AnySetting): Reset =>
  async ({ database, guildId, actor, now, locale }) => {
    const names = Object.keys(columns)
    const defaults = Object.fromEntries(Object.entries(DEFAULT_SETTINGS).filter(([name]) => names.includes(name)))
    const standing = await standingSettings(database, guildId)
    await changeSettings(database, { guildId, actor, standing }, defaults, now)
    return { content: saved({ ...standing.settings, ...defaults }, locale) }
  }

const decayAhead: Consequence = async (context, after) => {
  const content = await previewText(context, after)
  return content === null ? null : { content }
}

/** Settings whose command does more than store what was typed. Without a `reset` here, the columns are reset. */
const OWN: Readonly<Record<OwnKey, Omit<SettingCommands, 'setting' | 'reset'> & { reset?: Reset }>> = {
  notifications: { change: notifications, save: saveNotifications },
  roleAssignType: {
    change: roles,
    save: saveRoleType,
    async reset(context) {
      const type = DEFAULT_SETTINGS.roleAssignType
      return roleTypeMessage(context.text, type, await setRoleType(context, type))
    },
  },
  managerRoles: {
    change: managers,
    save: null,
    async reset({ database, guildId, actor, now, say, mention }) {
      await clearAccessRoles(database, { guildId, actor }, now)
      return say('managers.empty', { add: mention('settings managers add') })
    },
  },
  commandLimits: { change: limits, save: null, reset: resetLimits },
  curve: {
    change: curve,
    isElsewhere: true,
    save: null,
    reset: async (context) => appliedMessage(context, DEFAULT_CURVE, await applyCurve(context, DEFAULT_CURVE)),
  },
}

/** Functions that add the consequence of a change to the reply, by the key of the setting. */
const CONSEQUENCES: ReadonlyMap<string, Consequence> = new Map<string, Consequence>([
  ['announcementText', announcementExample],
  ['announcedLevels', announcementExample],
  ['xpDecay', decayAhead],
])

/**
 * Consequences that are pictures. Only the reply to a command shows them: the message of the menus is changed in place, and
 * would keep its picture.
 */
const PICTURES: ReadonlyMap<string, Consequence> = new Map([['levelCard', cardExample]])

/** The commands of every setting, in the order of the list of settings. */
export const settingCommands: readonly SettingCommands[] = SETTINGS.map((setting) => {
  if (setting.form === 'own') return { setting, reset: resetColumns(setting), ...OWN[setting.key] }
  const consequence = CONSEQUENCES.get(setting.key)
  const change = settingCommand(setting, consequence ?? PICTURES.get(setting.key))
  const forms = { change, save: saveColumns(setting, consequence) }
  return { setting, reset: resetColumns(setting), ...forms }
})
