import { leaderboardPage } from '../../../shared/database/members/leaderboard.ts'
import { boardPage } from '../../../shared/database/periods/pages.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Board } from '../../../shared/levelling/period.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { boardMessage, leaderboardMessage } from './message.ts'

/** The ids of buttons that lead to a page. */
export interface PageIds {
  leaderboard: (page: number) => string
  board: (board: Board, page: number) => string
}

/** Reads a page of a leaderboard: of all XP, or of a period or source. @returns a function that builds the message */
export async function readBoard(
  { database, guildId, now }: InteractionContext,
  board: Board,
  page: number,
): Promise<(context: InteractionContext, ids: PageIds) => Message> {
  if (board.period === 'all' && board.source === 'all') {
    const read = await leaderboardPage(database, guildId, page)
    return ({ text }, ids) => leaderboardMessage(text, read, ids.leaderboard)
  }
  const found = await boardPage(database, guildId, board, page, now)
  if (found === null) return ({ sayEphemerally }) => sayEphemerally('leaderboard.beingMade')
  const { store, ...read } = found
  return ({ text, after }, ids) => {
    if (store !== null) after(store())
    return boardMessage(text, board, now, read, (wanted) => ids.board(board, wanted))
  }
}
