import { leaderboardPage } from '../../../shared/database/members/leaderboard.ts'
import { Type } from '../../../shared/discord/option.ts'
import { command } from '../../interactions/context.ts'
import { leaderboardPageId } from './component.ts'
import { leaderboardMessage } from './message.ts'
import { leaderboardTranslations } from './texts.ts'

/** `/leaderboard [page]`: the members with the most XP, ten a page. For a page that does not exist, the nearest one is shown. */
export const leaderboard = command({
  name: 'leaderboard',
  description: 'Show the members with the most XP',
  translations: leaderboardTranslations,
  options: {
    page: { type: Type.Integer, description: 'Which page to show; the first if left out' },
  },
  prefetch: ({ database, guildId }, { page = 1 }) => leaderboardPage(database, guildId, page),
  run: ({ text }, _, page) => leaderboardMessage(text, page, leaderboardPageId),
})
