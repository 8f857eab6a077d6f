/** The same queries over the same driver behind discord-hono, with replies as short as they can be. */
import { DiscordHono } from 'discord-hono'
import type { Kysely } from 'kysely'
import { openDatabase } from '../../../edge/database.ts'
import { leaderboardPage } from '../../../shared/database/leaderboard.ts'
import { rankedStanding } from '../../../shared/database/members.ts'
import type { Database } from '../../../shared/database/schema.ts'

interface Environment {
  Bindings: { DATABASE_URL: string }
}

let opened: Kysely<Database> | undefined

/** As our own worker does: opened at the first request, kept for all that follow. */
function database({ DATABASE_URL: url }: Environment['Bindings']): Kysely<Database> {
  opened ??= openDatabase({ url })
  return opened
}

const app = new DiscordHono<Environment>()

app.command('level', async (c) => {
  const { guild_id = '', member } = c.interaction
  const standing = await rankedStanding(database(c.env), guild_id, member?.user.id ?? '')
  return c.res(standing === null ? 'never talked' : `level ${standing.level}, ${standing.xp} XP, #${standing.rank}`)
})

app.command('leaderboard', async (c) => {
  const { page, pages, members } = await leaderboardPage(database(c.env), c.interaction.guild_id ?? '', 1)
  const lines = members.map(({ rank, userId, level, xp }) => `${rank}. <@${userId}> level ${level}, ${xp} XP`)
  return c.res(`${lines.join('\n')}\npage ${page} of ${pages}`)
})

export default app
