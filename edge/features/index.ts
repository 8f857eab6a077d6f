import type { EdgeComponent, EdgeDeclaredCommand } from '../interactions/context.ts'
import { about } from './about/command.ts'
import { audit } from './audit/command.ts'
import { auditTurn } from './audit/component.ts'
import { doctor } from './doctor/command.ts'
import { ignored } from './ignored/command.ts'
import { ignoredTurn } from './ignored/component.ts'
import { leaderboard } from './leaderboard/command.ts'
import { leaderboardTurn } from './leaderboard/component.ts'
import { level, levelMenu } from './level/command.ts'
import { levelRoles } from './level-roles/command.ts'
import { levelRoleConfirm, levelRolesTurn } from './level-roles/component.ts'
import { settings } from './settings/command.ts'
import { notificationChannel, notifications } from './settings/component.ts'
import { setup } from './setup/command.ts'
import { setupAnnounce, setupChannel, setupPage } from './setup/component.ts'
import { setupAsk, setupCreate } from './setup/create-component.ts'
import { setupConfirm, setupLevel, setupRole } from './setup/roles-component.ts'
import { whitelabel } from './whitelabel/command.ts'
import {
  whitelabelAct,
  whitelabelAskDelete,
  whitelabelChoose,
  whitelabelList,
  whitelabelShow,
} from './whitelabel/component.ts'
import { xp } from './xp/command.ts'
import { levels } from './xp/levels-command.ts'

/** Every command. The dispatcher runs them, and the registration script registers them with Discord. */
export const commands: readonly EdgeDeclaredCommand[] = [
  about,
  level,
  levelMenu,
  leaderboard,
  levels,
  xp,
  levelRoles,
  ignored,
  settings,
  setup,
  doctor,
  audit,
  whitelabel,
]

/** Every button and menu. One that is not in this list is answered as unknown. */
export const components: readonly EdgeComponent[] = [
  auditTurn,
  ignoredTurn,
  leaderboardTurn,
  levelRoleConfirm,
  levelRolesTurn,
  notificationChannel,
  notifications,
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
  whitelabelList,
  whitelabelShow,
]
