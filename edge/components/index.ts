import type { EdgeComponent } from '../interactions/context.ts'
import { ignoredTurn } from './ignored.ts'
import { leaderboardTurn } from './leaderboard.ts'
import { levelRoleConfirm, levelRolesTurn } from './level-roles.ts'
import { notificationChannel, notifications } from './notifications.ts'
import { whitelabelAct, whitelabelAskDelete, whitelabelChoose, whitelabelList, whitelabelShow } from './whitelabel.ts'

/** Every button and menu that can be used. One taken away answers that it is not known. */
export const components: readonly EdgeComponent[] = [
  ignoredTurn,
  leaderboardTurn,
  levelRoleConfirm,
  levelRolesTurn,
  notificationChannel,
  notifications,
  whitelabelAct,
  whitelabelAskDelete,
  whitelabelChoose,
  whitelabelList,
  whitelabelShow,
]
