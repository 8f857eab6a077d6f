import type { LeaderboardPage, RankedMember } from '../../../shared/database/members/leaderboard.ts'
import type { BoardPage } from '../../../shared/database/periods/pages.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { namedMention } from '../../../shared/discord/name.ts'
import type { Board, Period } from '../../../shared/levelling/period.ts'
import { listMessage } from '../../messages/list.ts'
import type { Speak } from '../texts.ts'

const MEDALS = ['🥇', '🥈', '🥉']

const placeOf = (text: Speak, rank: number): string => MEDALS[rank - 1] ?? text('leaderboard.place', { rank })

const line = (text: Speak, { rank, userId, globalName, username, level, xp }: RankedMember): string => {
  const place = placeOf(text, rank)
  return text('leaderboard.line', { place, user: namedMention(userId, globalName, username), level, xp })
}

/**
 * A page of the leaderboard, with buttons to the previous and next page.
 * @param pageId the id of a button that leads to a page
 */
export const leaderboardMessage = (
  text: Speak,
  { page, pages, members }: LeaderboardPage,
  pageId: (page: number) => string,
): Message =>
  listMessage(text, {
    title: text('leaderboard.title'),
    empty: text('leaderboard.empty'),
    page: { page, pages, items: members.map((member) => line(text, member)) },
    pageId,
  })

const PERIOD_KEYS = {
  all: 'leaderboard.periodAll',
  month: 'leaderboard.periodMonth',
  week: 'leaderboard.periodWeek',
  day: 'leaderboard.periodDay',
} as const satisfies Record<Period, string>

function titleOf(text: Speak, { period, source }: Board): string {
  const name = text(PERIOD_KEYS[period])
  if (source === 'all') return text('leaderboard.titleOf', { period: name })
  const from = text(source === 'voice' ? 'leaderboard.inVoice' : 'leaderboard.inMessages')
  return text('leaderboard.titleIn', { period: name, source: from })
}

/**
 * A page of the leaderboard of a period or source. It shows no levels, because these follow from all XP of a member.
 * @param pageId the id of a button that leads to a page
 */
export const boardMessage = (
  text: Speak,
  board: Board,
  { page, pages, members }: BoardPage,
  pageId: (page: number) => string,
): Message =>
  listMessage(text, {
    title: titleOf(text, board),
    empty: text('leaderboard.emptyOf'),
    page: {
      page,
      pages,
      items: members.map(({ rank, userId, user, xp }) =>
        text('leaderboard.lineOf', {
          place: placeOf(text, rank),
          user: namedMention(userId, user?.globalName, user?.username),
          xp,
        }),
      ),
    },
    pageId,
  })
