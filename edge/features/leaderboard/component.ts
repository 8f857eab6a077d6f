import { leaderboardPage } from '../../../shared/database/members/leaderboard.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { component } from '../../interactions/context.ts'
import { leaderboardMessage } from './message.ts'

/** Shows another page of a leaderboard. The message is public, so every member can use its buttons. */
export const leaderboardTurn = component({
  name: 'leaderboard',
  version: 1,
  fields: { page: 'integer' },
  prefetch: ({ database, guildId }, { page }) => leaderboardPage(database, guildId, page),
  run: ({ text }, _, __, page) => leaderboardMessage(text, page, leaderboardPageId),
})

/** The id of a button that leads to a page. */
export const leaderboardPageId = (page: number): string => componentId(leaderboardTurn, { page })
