import type { APIButtonComponent } from 'discord-api-types/v10'
import type { LeaderboardPage, RankedMember } from '../../../shared/database/members/leaderboard.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { namedMention } from '../../../shared/discord/name.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import type { Speak } from '../texts.ts'

const MEDALS = ['🥇', '🥈', '🥉']

const ACTION_ROW = 1
const BUTTON = 2
const SECONDARY = 2

const line = (text: Speak, { rank, userId, globalName, username, level, xp }: RankedMember): string => {
  const place = MEDALS[rank - 1] ?? text('leaderboard.place', { rank })
  return text('leaderboard.line', { place, user: namedMention(userId, globalName, username), level, xp })
}

/**
 * A page of the leaderboard, with buttons to the pages beside it.
 * @param pageId the id of a button that leads to a page
 */
export function leaderboardMessage(
  text: Speak,
  { page, pages, members }: LeaderboardPage,
  pageId: (page: number) => string,
): Message {
  const title = text('leaderboard.title')
  if (members.length === 0) {
    return { embeds: [{ color: ACCENT_COLOR, title, description: text('leaderboard.empty') }], components: [] }
  }
  const button = (label: string, to: number): APIButtonComponent => ({
    type: BUTTON,
    style: SECONDARY,
    label,
    custom_id: pageId(to),
    disabled: to < 1 || to > pages,
  })
  const buttons = [button(text('leaderboard.previous'), page - 1), button(text('leaderboard.next'), page + 1)]
  return {
    embeds: [
      {
        color: ACCENT_COLOR,
        title,
        description: members.map((member) => line(text, member)).join('\n'),
        footer: { text: text('leaderboard.page', { page, pages }) },
      },
    ],
    components: [{ type: ACTION_ROW, components: buttons }],
  }
}
