import { componentId } from '../../../shared/discord/component.ts'
import { BOARD_SOURCES, PERIODS } from '../../../shared/levelling/period.ts'
import { component } from '../../interactions/context.ts'
import { type PageIds, readBoard } from './board.ts'

/** Shows another page of the leaderboard of all XP. The message is public, so every member can use its buttons. */
export const leaderboardTurn = component({
  name: 'leaderboard',
  version: 1,
  fields: { page: 'integer' },
  prefetch: (context, { page }) => readBoard(context, { period: 'all', source: 'all' }, page),
  run: (context, _, __, show) => show(context, pageIds),
})

/** Shows another page of a leaderboard of a period, source or season. */
export const boardTurn = component({
  name: 'board',
  version: 1,
  fields: { period: PERIODS, source: BOARD_SOURCES, page: 'integer' },
  prefetch: (context, { period, source, page }) => readBoard(context, { period, source }, page),
  run: (context, _, __, show) => show(context, pageIds),
})

/** The ids of the buttons of all leaderboards. */
export const pageIds: PageIds = {
  leaderboard: (page) => componentId(leaderboardTurn, { page }),
  board: (board, page) => componentId(boardTurn, { ...board, page }),
}
