import { Type } from '../../../shared/discord/option.ts'
import { command } from '../../interactions/context.ts'
import { readBoard } from './board.ts'
import { pageIds } from './component.ts'
import { periodChoices, sourceChoices } from './names.ts'
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
    period: { type: Type.String, description: 'XP of which time; of all time if left out', choices: periodChoices },
    in: { type: Type.String, description: 'XP from what; from everything if left out', choices: sourceChoices },
    page: { type: Type.Integer, description: 'Which page to show; the first if left out' },
  },
  prefetch: (context, { period = 'all', in: source = 'all', page = 1 }) => readBoard(context, { period, source }, page),
  run: (context, _, show) => show(context, pageIds),
})
