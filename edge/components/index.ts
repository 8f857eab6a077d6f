import type { EdgeComponent } from '../interactions/context.ts'
import { leaderboardTurn } from './leaderboard.ts'
import { whitelabelAct, whitelabelAskDelete, whitelabelChoose, whitelabelList, whitelabelShow } from './whitelabel.ts'

/** Every button and menu that can be used. One taken away answers that it is not known. */
export const components: readonly EdgeComponent[] = [
  leaderboardTurn,
  whitelabelAct,
  whitelabelAskDelete,
  whitelabelChoose,
  whitelabelList,
  whitelabelShow,
]
