import type { AnyRoute } from '../route.ts'
import { showAwards } from './awards.ts'
import { showBoard } from './board.ts'
import { changeXp } from './change-xp.ts'
import { showHistory } from './history.ts'
import { showLeaderboard } from './leaderboard.ts'
import { listMembers } from './list.ts'
import { showMember } from './member.ts'

/** Routes about members. */
export const memberRoutes: readonly AnyRoute[] = [
  listMembers,
  showMember,
  showHistory,
  showAwards,
  changeXp,
  showLeaderboard,
  showBoard,
]
