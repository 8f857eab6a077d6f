/** The peer on Prosperity's own way to the database: what is left are the two frameworks. */
import { openDatabase } from '../../../../edge/runtime/database.ts'
import { leaderboardPage } from '../../../../shared/database/members/leaderboard.ts'
import { rankedStanding } from '../../../../shared/database/members/rank.ts'
import type { Queries } from '../../../../shared/database/queries.ts'
import { createPeer } from './app.ts'

let opened: Queries | undefined

/** Opened at the first request, kept for all that follow. */
function database(url: string): Queries {
  opened ??= openDatabase({ url })
  return opened
}

export default createPeer({
  standing: (url, guildId, userId) => rankedStanding(database(url), guildId, userId),
  firstPage: (url, guildId) => leaderboardPage(database(url), guildId, 1),
})
