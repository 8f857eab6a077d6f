/** The peer on Prosperity's own way to the database: what is left are the two frameworks. */
import type { Kysely } from 'kysely'
import { openDatabase } from '../../../../edge/runtime/database.ts'
import { leaderboardPage } from '../../../../shared/database/members/leaderboard.ts'
import { rankedStanding } from '../../../../shared/database/members/rank.ts'
import type { Database } from '../../../../shared/database/schema.ts'
import { createPeer } from './app.ts'

let opened: Kysely<Database> | undefined

/** Opened at the first request, kept for all that follow. */
function database(url: string): Kysely<Database> {
  opened ??= openDatabase({ url })
  return opened
}

export default createPeer({
  standing: (url, guildId, userId) => rankedStanding(database(url), guildId, userId),
  firstPage: (url, guildId) => leaderboardPage(database(url), guildId, 1),
})
