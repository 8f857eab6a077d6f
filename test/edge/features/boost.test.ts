import { describe, expect, test } from 'bun:test'
import { listBoosts } from '../../../shared/database/guilds/boosts.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'

const HOUR_MS = 3_600_000

/** Times in which members earn more XP. Each runtime has its own time zones and names of days: the nightly run tests all. */
oneRuntime('boosts', (client) => {
  const asOwner = async ({ guild }: EdgeCommunity, line: string, options?: Record<string, string | number>) =>
    (await guild.owner.runs(line, options === undefined ? {} : { options })).settled()
  const stored = ({ world, guild }: EdgeCommunity) => listBoosts(world.database.db, guild.id, Date.now())

  describe('/boost', () => {
    test('start begins at once, is listed, announced and recorded, and stop ends it', async () => {
      const community = await client().community()
      const news = community.guild.channel('news')
      const reply = await asOwner(community, '/boost start factor:2 duration:2h announce:news')
      expect(reply.ephemeral).toBe(true)
      expect(reply.text).toMatch(/^🚀 Everything earns \*\*2 times\*\* the usual XP from <t:\d+:f> to <t:\d+:f>/)
      expect(reply.text).toContain(`I announce start and end in <#${news.id}>.`)
      const [boost] = await stored(community)
      expect(boost).toMatchObject({ factor: 2, weekly: null, channelId: news.id })
      expect((boost?.endsAt ?? 0) - (boost?.startsAt ?? 0)).toBe(2 * HOUR_MS)
      expect((await asOwner(community, '/boost list')).text).toContain('running, ends <t:')
      expect((await asOwner(community, '/audit')).text).toContain('set up the XP boost “×2, ')
      const [choice] = (await community.guild.owner.types('/boost stop boost:')).choices
      expect(choice).toMatchObject({ value: boost?.id })
      expect((await asOwner(community, `/boost stop boost:${choice?.value}`)).text).toStartWith('Stopped: ×2, ')
      expect(await stored(community)).toEqual([])
      expect((await asOwner(community, '/boost list')).text).toContain('There is no boost')
      const jobs = await community.world.database.db
        .selectFrom('jobs')
        .selectAll()
        .where('kind', '=', 'boost-edge')
        .execute()
      expect(jobs.filter(({ guild_id }) => guild_id === community.guild.id)).toHaveLength(2)
    })

    test('schedule plans a weekly boost in a time zone, and stop cancels only its next run', async () => {
      const community = await client().community()
      const line = '/boost schedule factor:1.5 from:18:00 to:22:00 zone:europe/berlin'
      expect((await asOwner(community, `${line} weekdays:fri`)).text).toContain(
        '×1.5, Fri, 18:00 to 22:00 (Europe/Berlin)',
      )
      const weekly = { weekdays: 16, fromMinute: 1_080, toMinute: 1_320, timeZone: 'Europe/Berlin' }
      expect(await stored(community)).toMatchObject([{ factor: 1.5, endsAt: null, weekly, channelId: null }])
      expect((await asOwner(community, `${line} weekdays:fri`)).text).toContain('would have no effect')
      const { choices } = await community.guild.owner.types('/boost stop boost:only')
      expect(choices).toHaveLength(1)
      const skipped = await asOwner(community, '/boost stop', { boost: String(choices[0]?.value) })
      expect(skipped.text).toStartWith('Cancelled: <t:')
      expect((await stored(community))[0]?.cuts).toHaveLength(1)
      expect((await asOwner(community, '/audit')).text).toContain('cancelled the run from <t:')
      const days = await community.guild.owner.types('/boost schedule weekdays:')
      expect(days.choices.map(({ name }) => name)).toContain('Sat, Sun')
    })

    test('start refuses options that it cannot read or accept, and stores nothing', async () => {
      const community = await client().community()
      const refused = async (line: string, why: string) =>
        expect((await asOwner(community, `/boost start ${line}`)).text).toContain(why)
      await refused('factor:2', 'Say when the boost ends')
      await refused('factor:2 duration:2h until:20:00', 'Say when the boost ends')
      await refused('factor:2 duration:soon', '`soon` as a length of time')
      await refused('factor:2 until:soon', '`soon` as a time')
      await refused('factor:2 duration:2h zone:Mars', 'the time zone `Mars`')
      await refused('factor:1 duration:2h', 'A factor of 1 changes nothing')
      await refused('factor:2 duration:400d', 'within a year')
      expect(await stored(community)).toEqual([])
    })

    test('a channel in which the bot cannot announce is refused, with the permission that it lacks', async () => {
      const community = await client().community()
      const { guild } = community
      guild.channel('quiet').overwrite(guild.everyone, { deny: Permission.SendMessages })
      const quiet = await asOwner(community, '/boost start factor:2 duration:2h announce:quiet')
      expect(quiet.text).toContain('because I lack there: **Send Messages**')
      guild.channel('secret').overwrite(guild.everyone, { deny: Permission.ViewChannel })
      const line = '/boost schedule factor:2 weekdays:fri from:18:00 to:22:00 announce:secret'
      expect((await asOwner(community, line)).text).toContain('because I lack there: **View Channel')
      expect(await stored(community)).toEqual([])
    })

    test('a server has at most 25 boosts', async () => {
      const community = await client().community()
      const times = { factor: 2, starts_at: 0, created_at: 0, weekdays: null, from_minute: null, to_minute: null }
      const rows = Array.from({ length: 25 }, (_, id) => ({
        ...{ guild_id: community.guild.id, id: String(id + 1), ends_at: Date.now() + HOUR_MS, ...times },
        ...{ time_zone: null, channel_id: null, creator_id: null },
      }))
      await community.world.database.db.insertInto('boosts').values(rows).execute()
      expect((await asOwner(community, '/boost start factor:3 duration:2h')).text).toStartWith(
        'A server can have 25 boosts',
      )
    })

    test('/xp why says that a boost runs', async () => {
      const community = await client().community()
      await asOwner(community, '/boost start factor:2 duration:2h')
      expect((await asOwner(community, '/xp why')).text).toContain('🚀 An XP boost (×2) is included')
      await asOwner(community, '/boost start factor:0 duration:1h')
      expect((await asOwner(community, '/xp why')).text).toContain('earns 30 to 60 XP')
    })
  })
})
