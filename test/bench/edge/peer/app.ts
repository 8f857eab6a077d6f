/** `/level` and `/leaderboard` behind discord-hono, with the very replies of our own, written out in place. */
import { DiscordHono } from 'discord-hono'
import { progressBar } from '../../../../edge/messages/style.ts'
import type { LeaderboardPage } from '../../../../shared/database/members/leaderboard.ts'
import type { RankedStanding } from '../../../../shared/database/members/rank.ts'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { progressAt } from '../../../support/default-curve.ts'

/** How the peer reads the database. */
export interface Queries {
  standing(databaseUrl: string, guildId: Snowflake, userId: Snowflake): Promise<RankedStanding | null>
  firstPage(databaseUrl: string, guildId: Snowflake): Promise<LeaderboardPage>
}

export interface Environment {
  Bindings: { DATABASE_HTTP_URL: string }
}

const numbers = new Intl.NumberFormat('en-US')
const color = 0x2ecc71

interface Named {
  global_name?: string | null
  username?: string | null
}

const who = (id: Snowflake, user: Named | undefined): string => {
  const name = user?.global_name ?? user?.username
  return name ? `<@${id}> (${name})` : `<@${id}>`
}

const medals = ['🥇', '🥈', '🥉']

const button = (label: string, page: number, pages: number) =>
  ({ type: 2, style: 2, label, custom_id: `leaderboard;${page}`, disabled: page < 1 || page > pages }) as const

export function createPeer(queries: Queries): DiscordHono<Environment> {
  const app = new DiscordHono<Environment>()

  app.command('level', async (c) => {
    const { guild_id = '', member } = c.interaction
    const userId = member?.user.id ?? ''
    const standing = await queries.standing(c.env.DATABASE_HTTP_URL, guild_id, userId)
    if (standing === null) return c.res(`${who(userId, member?.user)} has never talked here`)
    const { level, xp, rank, messageCount } = standing
    const { xpIntoLevel, xpOfLevel } = progressAt(xp)
    const [have, need] = [xpIntoLevel, xpOfLevel ?? xpIntoLevel]
    const way = `${numbers.format(have)} of ${numbers.format(need)} XP, ${numbers.format(need - have)} to level ${level + 1}`
    const description = `${who(userId, member?.user)}\n${progressBar(have, need)}\n${way}`
    const fields = [
      { name: 'Rank', value: `#${numbers.format(rank)}`, inline: true },
      { name: 'Total XP', value: numbers.format(xp), inline: true },
      { name: 'Messages that earned XP', value: numbers.format(messageCount), inline: true },
    ]
    return c.res({ embeds: [{ color, title: `Level ${level}`, description, fields }] })
  })

  app.command('leaderboard', async (c) => {
    const { page, pages, members } = await queries.firstPage(c.env.DATABASE_HTTP_URL, c.interaction.guild_id ?? '')
    const lines = members.map(({ rank, userId, globalName, username, level, xp }) => {
      const place = medals[rank - 1] ?? `**${numbers.format(rank)}.**`
      return `${place} ${who(userId, { global_name: globalName, username })} · level **${level}** · ${numbers.format(xp)} XP`
    })
    const footer = { text: `Page ${page} of ${pages}` }
    const buttons = [button('Previous', page - 1, pages), button('Next', page + 1, pages)]
    return c.res({
      embeds: [{ color, title: 'Leaderboard', description: lines.join('\n'), footer }],
      components: [{ type: 1, components: buttons }],
    })
  })

  return app
}
