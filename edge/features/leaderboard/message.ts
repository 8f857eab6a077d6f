import type { LeaderboardPage, RankedMember } from '../../../shared/database/members/leaderboard.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { namedMention } from '../../../shared/discord/name.ts'
import { listMessage } from '../../messages/list.ts'
import type { Speak } from '../texts.ts'

const MEDALS = ['🥇', '🥈', '🥉']

const line = (text: Speak, { rank, userId, globalName, username, level, xp }: RankedMember): string => {
  const place = MEDALS[rank - 1] ?? text('leaderboard.place', { rank })
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
