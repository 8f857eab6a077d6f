import { toRegistration } from '../../shared/discord/registration.ts'
import type { EdgeComponent, EdgeDeclaredCommand } from '../interactions/context.ts'
import type { Features } from '../interactions/dependencies.ts'
import { activityRoles } from './activity-roles/command.ts'
import { audit } from './audit/command.ts'
import { auditTurn } from './audit/component.ts'
import { boost } from './boost/command.ts'
import { branding } from './branding/command.ts'
import { curve } from './curve/command.ts'
import { curveConfirm } from './curve/component.ts'
import { decay } from './decay/command.ts'
import { decayUndo } from './decay/component.ts'
import { doctor, doctorTurn } from './doctor/command.ts'
import { exportCommand } from './export/command.ts'
import { ignored } from './ignored/command.ts'
import { ignoredTurn } from './ignored/component.ts'
import { importGroup } from './import/command.ts'
import { importButton } from './import/component.ts'
import { levelRoles } from './level-roles/command.ts'
import { levelRoleConfirm, levelRolesTurn } from './level-roles/component.ts'
import { levelRoleRule } from './level-roles/rule-command.ts'
import { levelRolesSync } from './level-roles/sync-command.ts'
import { levelTexts } from './level-texts/command.ts'
import { levelTextsTurn } from './level-texts/component.ts'
import { memberFeatures } from './members.ts'
import { multipliers } from './multipliers/command.ts'
import { multipliersTurn } from './multipliers/component.ts'
import { season } from './season/command.ts'
import { seasonConfirm } from './season/confirm-component.ts'
import { seasonTurn } from './season/list-command.ts'
import { settings } from './settings/command.ts'
import { notificationChannel, notifications } from './settings/component.ts'
import { settingsChoose, settingsMenu, settingsOpen, settingsReset, settingsSave } from './settings/menu-component.ts'
import { settingsTurn } from './settings/show-command.ts'
import { setup } from './setup/command.ts'
import { setupAnnounce, setupChannel, setupPage } from './setup/component.ts'
import { setupAsk, setupCreate } from './setup/create-component.ts'
import { setupConfirm, setupLevel, setupRole } from './setup/roles-component.ts'
import { speak } from './texts.ts'
import { whitelabel } from './whitelabel/command.ts'
import {
  whitelabelAct,
  whitelabelAskDelete,
  whitelabelChoose,
  whitelabelList,
  whitelabelShow,
} from './whitelabel/component.ts'
import { whitelabelLinkedEnter, whitelabelLinkedOff, whitelabelLinkedSave } from './whitelabel/linked-component.ts'
import { bulkAct, bulkConfirm, bulkTyped } from './xp/bulk-components.ts'
import { xp } from './xp/command.ts'
import { levels } from './xp/levels-command.ts'
import { xpChannels } from './xp-channels/command.ts'
import { xpChannelsTurn } from './xp-channels/component.ts'

/**
 * Every command: those of members, which are in `members.ts`, and all that need a permission. The dispatcher runs them, and
 * the registration script registers them with Discord.
 */
export const commands: readonly EdgeDeclaredCommand[] = [
  ...memberFeatures.commands,
  levels,
  xp,
  levelRoles,
  activityRoles,
  levelTexts,
  ignored,
  xpChannels,
  multipliers,
  boost,
  season,
  settings,
  curve,
  decay,
  importGroup,
  exportCommand,
  setup,
  doctor,
  audit,
  whitelabel,
  branding,
]

/** Every button and menu. One that is not in this list is answered as unknown. */
export const components: readonly EdgeComponent[] = [
  ...memberFeatures.components,
  auditTurn,
  bulkAct,
  bulkConfirm,
  bulkTyped,
  curveConfirm,
  decayUndo,
  doctorTurn,
  ignoredTurn,
  importButton,
  levelRoleConfirm,
  levelRoleRule,
  levelRolesSync,
  levelRolesTurn,
  levelTextsTurn,
  multipliersTurn,
  notificationChannel,
  notifications,
  seasonConfirm,
  seasonTurn,
  settingsChoose,
  settingsMenu,
  settingsOpen,
  settingsReset,
  settingsSave,
  settingsTurn,
  setupAnnounce,
  setupAsk,
  setupChannel,
  setupConfirm,
  setupCreate,
  setupLevel,
  setupPage,
  setupRole,
  whitelabelAct,
  whitelabelAskDelete,
  whitelabelChoose,
  whitelabelLinkedEnter,
  whitelabelLinkedOff,
  whitelabelLinkedSave,
  whitelabelList,
  whitelabelShow,
  xpChannelsTurn,
]

/** For a process that answers every command. */
export const allFeatures = {
  ...{ commands, components, speak },
  // The commands of a customer's own bot. Such a bot is for servers, so users cannot install it for themselves.
  registration: () => toRegistration(commands, 'servers'),
} satisfies Features
