import type { SeasonPage, SeasonPreview } from '../../../shared/database/seasons/board.ts'
import { dateAndTime, fullTime, userMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { namedMention } from '../../../shared/discord/name.ts'
import type { Season, Winner } from '../../../shared/levelling/season.ts'
import { seasonName, seasonTitle } from '../../../shared/levelling/season-announcement.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { fitList, LONGEST_DESCRIPTION, listMessage } from '../../messages/list.ts'
import { consequenceLines } from '../../messages/season.ts'

type Context = Pick<InteractionContext, 'text' | 'mention' | 'locale'>

const MEDALS = ['🥇', '🥈', '🥉']
/** A row has at most five buttons. */
const MOST_BUTTONS = 5

const placeOf = ({ text }: Pick<Context, 'text'>, rank: number): string =>
  MEDALS[rank - 1] ?? text('leaderboard.place', { rank })

/** Who would win a running season if it ended now, and what would happen. */
export function previewText(context: Context, season: Season, { ranked, members, isPartial }: SeasonPreview): string {
  const { text, locale } = context
  const title = { season: `**${seasonName(season, locale)}**` }
  const winners = ranked
    .slice(0, season.winners)
    .map(({ userId, xp }, nth) =>
      text('leaderboard.lineOf', { place: placeOf(context, nth + 1), user: userMention(userId), xp }),
    )
  return [
    winners.length === 0 ? text('season.askNobody', title) : text('season.ask', title),
    ...winners,
    ...(winners.length === 0 ? [] : [text('season.askMembers', { members })]),
    ...(isPartial ? [text('season.partial')] : []),
    ...consequenceLines(context, season),
  ].join('\n')
}

const winnersText = (context: Context, won: readonly Winner[]): string =>
  won.length === 0
    ? context.text('season.noWinner')
    : won.map(({ userId }, nth) => `${placeOf(context, nth + 1)} ${userMention(userId)}`).join(' ')

function lineOf(context: Context, season: Season): string {
  const { text, locale } = context
  const { state, startedAt, endsAt, endedAt, members, won } = season
  const named = { season: seasonName(season, locale) }
  if (state === 'ended' && endedAt !== null) {
    const times = { from: dateAndTime(startedAt), until: dateAndTime(endedAt) }
    return text('season.lineEnded', { ...named, ...times, members, winners: winnersText(context, won) })
  }
  if (state !== 'running') return text('season.lineWork', named)
  const line = text('season.lineRunning', { ...named, from: dateAndTime(startedAt) })
  return endsAt === null ? line : `${line} ${text('season.endsAt', { when: fullTime(endsAt) })}`
}

/** All seasons, the newest first, with buttons to the boards of the newest ones that have ended. */
export function seasonsMessage(
  context: Context,
  seasons: readonly Season[],
  pageId: (number: number, page: number) => string,
): Message {
  const { text, mention, locale } = context
  const lines = seasons.map((season) => lineOf(context, season))
  const fitting = fitList(lines, { limit: LONGEST_DESCRIPTION, more: (count) => `… +${count}` })
  const message = listMessage(text, {
    title: text('season.listTitle'),
    empty: text('season.listEmpty', { start: mention('season start') }),
    items: lines.length === 0 ? [] : [fitting],
  })
  const ended = seasons.filter(({ state }) => state === 'ended').slice(0, MOST_BUTTONS)
  if (ended.length === 0) return message
  const buttons = ended.map((season) => button(seasonTitle(season, locale), pageId(season.number, 1)))
  return { ...message, components: [buttonRow(...buttons)] }
}

/** A page of the board of an ended season. */
export const seasonBoard = (
  context: Context,
  season: Season,
  { page, pages, members }: SeasonPage,
  pageId: (page: number) => string,
): Message =>
  listMessage(context.text, {
    title: seasonTitle(season, context.locale),
    empty: context.text('season.boardEmpty'),
    page: {
      page,
      pages,
      items: members.map(({ rank, userId, user, level, xp }) =>
        context.text('leaderboard.line', {
          place: placeOf(context, rank),
          user: namedMention(userId, user?.globalName, user?.username),
          level,
          xp,
        }),
      ),
    },
    pageId,
  })
