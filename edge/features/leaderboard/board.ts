import { leaderboardPage } from '../../../shared/database/members/leaderboard.ts'
import { boardPage } from '../../../shared/database/periods/pages.ts'
import { runningSeasonPage } from '../../../shared/database/seasons/running-board.ts'
import { boardKey } from '../../../shared/database/web/board-guild.ts'
import { asEphemeral, type Message } from '../../../shared/discord/message.ts'
import { boardPathOf } from '../../../shared/levelling/board-name.ts'
import { type Board, type BoardSource, boardOf, type Period } from '../../../shared/levelling/period.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { buttonRow, linkButton } from '../../messages/button.ts'
import { noSeasonText } from '../../messages/no-season.ts'
import { boardMessage, leaderboardMessage, periodHeading, seasonHeading } from './message.ts'

/** The ids of buttons that lead to a page. */
export interface PageIds {
  leaderboard: (page: number) => string
  board: (board: Board, page: number) => string
}

type Show = (context: InteractionContext, ids: PageIds) => Message

async function readPage(
  context: InteractionContext,
  { period, source }: { period: Period; source: BoardSource },
  page: number,
): Promise<Show> {
  const { database, guildId, now } = context
  const board = boardOf(period, source)
  if (board === null) return ({ sayEphemerally }) => sayEphemerally('leaderboard.seasonSource')
  if (board.period === 'season') return readSeason(context, board, page)
  if (board.period === 'all' && board.source === 'all') {
    const read = await leaderboardPage(database, guildId, page)
    return ({ text }, ids) => leaderboardMessage(text, read, ids.leaderboard)
  }
  const found = await boardPage(database, guildId, board, page, now)
  if (found === null) return ({ sayEphemerally }) => sayEphemerally('leaderboard.beingMade')
  const { store, ...read } = found
  return ({ text, after }, ids) => {
    if (store !== null) after(store())
    return boardMessage(text, periodHeading(text, board, now), read, (wanted) => ids.board(board, wanted))
  }
}

/** Adds a button that opens the leaderboard on the web. */
function withLink(message: Message, label: string, url: string): Message {
  return { ...message, components: [...(message.components ?? []), buttonRow(linkButton(label, url))] }
}

/** Reads a page of a leaderboard: of all XP, or of a period, source or season. @returns a function that builds the message */
export async function readBoard(
  context: InteractionContext,
  board: { period: Period; source: BoardSource },
  page: number,
): Promise<Show> {
  const { database, guildId, webUrl } = context
  const [show, key] = await Promise.all([
    readPage(context, board, page),
    webUrl === null ? null : boardKey(database, guildId),
  ])
  if (webUrl === null || key === null) return show
  return (shown, ids) => {
    const message = show(shown, ids)
    // A message without an embed has no leaderboard: it says why.
    return message.embeds === undefined
      ? message
      : withLink(message, shown.text('leaderboard.onWeb'), `${webUrl}${boardPathOf(key)}`)
  }
}

async function readSeason({ database, guildId, now }: InteractionContext, board: Board, page: number): Promise<Show> {
  const { season, found } = await runningSeasonPage(database, guildId, page, now)
  if (season?.state !== 'running')
    return ({ memberText: text, mention }) => asEphemeral({ content: noSeasonText({ text, mention }, season) })
  if (found === null) return ({ sayEphemerally }) => sayEphemerally('leaderboard.beingMade')
  const { store, ...read } = found
  return ({ text, locale, after }, ids) => {
    if (store !== null) after(store())
    return boardMessage(text, seasonHeading(text, season, locale), read, (wanted) => ids.board(board, wanted))
  }
}
