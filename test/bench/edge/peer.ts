/** The same queries over the same driver behind discord-hono, with replies of the same look, written out in place. */
import { DiscordHono } from 'discord-hono'
import type { Kysely } from 'kysely'
import { openDatabase } from '../../../edge/database.ts'
import { progressBar } from '../../../edge/messages/style.ts'
import { leaderboardPage } from '../../../shared/database/leaderboard.ts'
import { rankedStanding } from '../../../shared/database/members.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { progressAt } from '../../../shared/levelling/curve.ts'

interface Environment {
  Bindings: { DATABASE_URL: string }
}

let opened: Kysely<Database> | undefined

/** As our own worker does: opened at the first request, kept for all that follow. */
function database({ DATABASE_URL: url }: Environment['Bindings']): Kysely<Database> {
  opened ??= openDatabase({ url })
  return opened
}

const numbers = new Intl.NumberFormat('en-US')
const color = 0x2ecc71

const app = new DiscordHono<Environment>()

app.command('level', async (c) => {
  const { guild_id = '', member } = c.interaction
  const userId = member?.user.id ?? ''
  const standing = await rankedStanding(database(c.env), guild_id, userId)
  if (standing === null) return c.res(`<@${userId}> has never talked here`)
  const { level, xp, rank, messageCount } = standing
  const { xpIntoLevel, xpOfLevel } = progressAt(xp)
  const [have, need] = [xpIntoLevel, xpOfLevel ?? xpIntoLevel]
  const way = `${numbers.format(have)} / ${numbers.format(need)} XP, ${numbers.format(need - have)} to level ${level + 1}`
  const description = `<@${userId}>\n${progressBar(have, need)}\n${way}`
  const fields = [
    { name: 'Rank', value: `#${numbers.format(rank)}`, inline: true },
    { name: 'Total XP', value: numbers.format(xp), inline: true },
    { name: 'Messages', value: numbers.format(messageCount), inline: true },
  ]
  return c.res({ embeds: [{ color, title: `Level ${level}`, description, fields }] })
})

const medals = ['🥇', '🥈', '🥉']

const button = (label: string, page: number, pages: number) =>
  ({ type: 2, style: 2, label, custom_id: `leaderboard;${page}`, disabled: page < 1 || page > pages }) as const

app.command('leaderboard', async (c) => {
  const { page, pages, members } = await leaderboardPage(database(c.env), c.interaction.guild_id ?? '', 1)
  const lines = members.map(({ rank, userId, level, xp }) => {
    const place = medals[rank - 1] ?? `**${numbers.format(rank)}.**`
    return `${place} <@${userId}> · level **${level}** · ${numbers.format(xp)} XP`
  })
  const footer = { text: `Page ${page} of ${pages}` }
  const buttons = [button('Previous', page - 1, pages), button('Next', page + 1, pages)]
  return c.res({
    embeds: [{ color, title: 'Leaderboard', description: lines.join('\n'), footer }],
    components: [{ type: 1, components: buttons }],
  })
})

export default app
