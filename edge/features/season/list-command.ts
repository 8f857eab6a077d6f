import { type SeasonPage, seasonPage } from '../../../shared/database/seasons/board.ts'
import { listSeasons, seasonOf } from '../../../shared/database/seasons/seasons.ts'
import { componentId } from '../../../shared/discord/component.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import type { Season } from '../../../shared/levelling/season.ts'
import { command, component, type InteractionContext } from '../../interactions/context.ts'
import { listTranslations } from './labels.ts'
import { seasonBoard, seasonsMessage } from './message.ts'

/** Reads a page of the board of a season; null where it has not ended. It waits for the database twice. */
async function readBoard(
  { database, guildId }: InteractionContext,
  number: number,
  page: number,
): Promise<{ season: Season; shown: SeasonPage } | null> {
  const season = await seasonOf(database, guildId, number)
  if (season?.state !== 'ended') return null
  return { season, shown: await seasonPage(database, guildId, season, page) }
}

function boardMessage(
  context: InteractionContext,
  number: number,
  board: Awaited<ReturnType<typeof readBoard>>,
): Message {
  if (board === null) return context.say('season.gone', { number, list: context.mention('season list') })
  return seasonBoard(context, board.season, board.shown, (page) => seasonTurnId(number, page))
}

/** Shows a page of the board of an ended season. Every member may use it. */
export const seasonTurn = component({
  name: 'season',
  version: 1,
  fields: { number: 'integer', page: 'integer' },
  prefetch: (context, { number, page }) => readBoard(context, number, page),
  run: (context, { number }, _, board) => ({ components: [], ...boardMessage(context, number, board) }),
})

const seasonTurnId = (number: number, page: number): string => componentId(seasonTurn, { number, page })

/** `/season list [season] [page]`: all seasons, or the board of one that has ended. Every member may use it. */
export const seasonList = command({
  name: 'list',
  description: 'Show all seasons, or the leaderboard of one that has ended',
  translations: listTranslations,
  options: {
    season: { type: Type.Integer, description: 'The number of a season that has ended', min_value: 1 },
    page: { type: Type.Integer, description: 'Which page of its leaderboard' },
  },
  async prefetch(context, { season, page = 1 }) {
    const { database, guildId } = context
    if (season === undefined) return { seasons: await listSeasons(database, guildId) }
    return { board: await readBoard(context, season, page) }
  },
  run: (context, { season = 0 }, read) =>
    'seasons' in read ? seasonsMessage(context, read.seasons, seasonTurnId) : boardMessage(context, season, read.board),
})
