import type { LeaderboardPage, RankedMember } from '../../../shared/database/members/leaderboard.ts'
import type { BoardPage } from '../../../shared/database/periods/stored-pages.ts'
import { dateAndTime } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { namedMention } from '../../../shared/discord/name.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { type CalendarBoard, firstDayOf } from '../../../shared/levelling/period.ts'
import type { Season } from '../../../shared/levelling/season.ts'
import { seasonTitle } from '../../../shared/levelling/season-announcement.ts'
import { listMessage } from '../../messages/list.ts'
import type { Speak } from '../texts.ts'

const MEDALS = ['🥇', '🥈', '🥉']

const placeOf = (text: Speak, rank: number): string => MEDALS[rank - 1] ?? text('leaderboard.place', { rank })

const line = (text: Speak, { rank, userId, globalName, username, level, xp }: RankedMember): string => {
  const place = placeOf(text, rank)
  return text('leaderboard.line', { place, user: namedMention(userId, globalName, username), level, xp })
}

/** The lines of a page. A last line says that places are missing because their members are not shown. */
const withUnlisted = (text: Speak, lines: string[], unlisted: number): string[] =>
  unlisted === 0 ? lines : [...lines, text('leaderboard.unlisted', { count: unlisted })]

/**
 * A page of the leaderboard, with buttons to the previous and next page.
 * @param pageId the id of a button that leads to a page
 */
export const leaderboardMessage = (
  text: Speak,
  { page, pages, members, unlisted }: LeaderboardPage,
  pageId: (page: number) => string,
): Message =>
  listMessage(text, {
    title: text('leaderboard.title'),
    empty: text('leaderboard.empty'),
    page: {
      page,
      pages,
      items: withUnlisted(
        text,
        members.map((member) => line(text, member)),
        unlisted,
      ),
    },
    pageId,
  })

const PERIOD_KEYS = {
  all: 'leaderboard.periodAll',
  month: 'leaderboard.periodMonth',
  week: 'leaderboard.periodWeek',
  day: 'leaderboard.periodDay',
} as const satisfies Record<CalendarBoard['period'], string>

function titleOf(text: Speak, { period, source }: CalendarBoard): string {
  const name = text(PERIOD_KEYS[period])
  if (source === 'all') return text('leaderboard.titleOf', { period: name })
  const from = text(source === 'voice' ? 'leaderboard.inVoice' : 'leaderboard.inMessages')
  return text('leaderboard.titleIn', { period: name, source: from })
}

/** Why nobody is on a leaderboard, and what to do about it. */
function emptyText(text: Speak, { period, source }: CalendarBoard, now: number): string {
  if (source === 'voice') return text('leaderboard.emptyVoice')
  if (period === 'all') return text('leaderboard.empty')
  return text('leaderboard.emptySince', { since: dateAndTime(firstDayOf(period, now) * DAY_MS) })
}

/** The title of a leaderboard, and the text that replaces a leaderboard without members. */
interface Heading {
  title: string
  empty: string
}

/** The heading of a leaderboard of a period or source. @param now milliseconds since 1970 */
export const periodHeading = (text: Speak, board: CalendarBoard, now: number): Heading => ({
  title: titleOf(text, board),
  empty: emptyText(text, board, now),
})

/** The heading of the leaderboard of a running season. */
export const seasonHeading = (text: Speak, season: Season, locale: string): Heading => ({
  title: text('leaderboard.titleOf', { period: seasonTitle(season, locale) }),
  empty: text('leaderboard.emptySince', { since: dateAndTime(season.startedAt) }),
})

/**
 * A page of the leaderboard of a period, source or season. It shows no levels, because these follow from all XP of a member.
 * @param pageId the id of a button that leads to a page
 */
export const boardMessage = (
  text: Speak,
  heading: Heading,
  { page, pages, members, unlisted }: BoardPage,
  pageId: (page: number) => string,
): Message =>
  listMessage(text, {
    ...heading,
    page: {
      page,
      pages,
      items: withUnlisted(
        text,
        members.map(({ rank, userId, user, xp }) => {
          const name = namedMention(userId, user?.globalName, user?.username)
          return text('leaderboard.lineOf', { place: placeOf(text, rank), user: name, xp })
        }),
        unlisted,
      ),
    },
    pageId,
  })
