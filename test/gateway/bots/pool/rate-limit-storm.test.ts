import { afterAll, beforeAll, expect, test } from 'bun:test'
import { levelAt, xpFor } from '../../../support/default-curve.ts'
import type { Application } from '../../../support/discord/community/application.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { PoolWorld } from '../../../support/pool-world.ts'
import { until } from '../../../support/until.ts'

const MOST_REQUESTS = 2_000

let world: PoolWorld
beforeAll(async () => {
  world = await PoolWorld.open()
})
afterAll(() => world.close())

/** A message of a newcomer who is one XP short of level 1. */
async function levelUp(guild: Guild, name: string): Promise<void> {
  const member = guild.member(name)
  const xp = xpFor(1) - 1
  const standing = { xp, level: levelAt(xp), last_xp_at: null }
  await world.database.db
    .insertInto('guild_users')
    .values({ guild_id: guild.id, user_id: member.id, ...standing })
    .onDuplicateKeyUpdate(standing)
    .execute()
  member.says('up', { in: guild.channel('general') })
}

const refusals = (bot: Application): number =>
  world.discord.requests.all.filter((request) => request.applicationId === bot.id && request.status === 429).length

test('many answers of 429 to one bot delay no other bot and lose none of its announcements', async () => {
  const guilds = ['Stormy', 'Calm'].map((name) => world.discord.guild({ name }))
  const [stormyGuild, calmGuild] = guilds
  if (stormyGuild === undefined || calmGuild === undefined) throw new Error('there are two')
  const stormy = await world.bot('Stormy', [stormyGuild])
  const calm = await world.bot('Calm', [calmGuild])
  await world.startGateway()
  await Promise.all([stormy, calm].map((bot) => world.stands(bot, 'running')))

  let storm = true
  const headers = { authorization: `Bot ${stormy.token}`, 'user-agent': 'DiscordBot (https://example.com, 1)' }
  const raging = (async () => {
    for (let sent = 0; storm && sent < MOST_REQUESTS; sent += 20) {
      const burst = Array.from({ length: 20 }, () => fetch(`${world.discord.apiUrl}/v10/users/@me`, { headers }))
      await Promise.all(burst)
    }
  })()
  await until('the storm is on', () => refusals(stormy) > 0)
  await levelUp(stormyGuild, 'anna')
  await levelUp(calmGuild, 'ben')
  await until('the calm bot announces', () => calmGuild.sent.some(({ author }) => author.id === calm.id))
  expect(refusals(calm)).toBe(0)
  storm = false
  await raging
  await until('the stormy bot announces once it may', () =>
    stormyGuild.sent.some(({ author }) => author.id === stormy.id),
  )
  expect(stormyGuild.sent).toHaveLength(1)
})
