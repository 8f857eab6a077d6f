import { Type } from '../../../shared/discord/option.ts'
import { PERIOD_NAMES, SOURCE_NAMES } from '../../../shared/text/board-names.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { command } from '../../interactions/context.ts'
import { readBoard } from './board.ts'
import { pageIds } from './component.ts'
import { leaderboardTranslations } from './texts.ts'

/**
 * `/leaderboard [period] [in] [page]`: the members with the most XP, ten a page. For a page that does not exist, the nearest one
 * is shown.
 */
export const leaderboard = command({
  name: 'leaderboard',
  description: 'Show the members with the most XP',
  translations: leaderboardTranslations,
  options: {
    period: {
      type: Type.String,
      description: 'XP of which time; of all time if left out',
      choices: namedChoices(PERIOD_NAMES),
    },
    in: {
      type: Type.String,
      description: 'XP from what; from everything if left out',
      choices: namedChoices(SOURCE_NAMES),
    },
    page: { type: Type.Integer, description: 'Which page to show; the first if left out' },
  },
  prefetch: (context, { period = 'all', in: source = 'all', page = 1 }) => readBoard(context, { period, source }, page),
  run: (context, _, show) => show(context, pageIds),
})
