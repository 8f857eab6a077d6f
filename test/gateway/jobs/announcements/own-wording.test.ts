import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Runner } from '../../../../gateway/jobs/runner.ts'
import { guildOverview } from '../../../../shared/database/guilds/overview.ts'
import { setPings } from '../../../../shared/database/members/pings.ts'
import type { AnnouncementBody } from '../../../../shared/levelling/announcement-body.ts'
import { exampleAnnouncement, levelTextExample } from '../../../../shared/levelling/example-announcement.ts'
import { LANGUAGES } from '../../../../shared/text/language.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { EffectsWorld } from '../effects-world.ts'

let world: EffectsWorld
let runner: Runner
beforeAll(async () => {
  world = await EffectsWorld.open()
  runner = world.runs()
})
afterAll(() => world.close())

type Posted = Guild['sent'][number]

/** What Discord shows of a message. */
const shownIn = ({ content, embeds }: Posted) => ({
  content,
  embeds: embeds.map(({ description }) => ({ description })),
})

/** What Discord shows of a message with this body. */
const previewed = (body: AnnouncementBody | null) => ({ content: body?.content ?? '', embeds: body?.embeds ?? [] })

/** A member reaches a level without a message. The announcement's jobs are done when this returns. */
async function reaches(guild: Guild, name: string, level: number, previous = level - 1) {
  const member = guild.member(name)
  await world.hasLevel(guild, level, member)
  const payload = { level, previous, channelId: guild.channel('general').id }
  await world.asks({ kind: 'level-reached', guildId: guild.id, userId: member.id, payload })
  runner.wake()
  await world.allDone()
  return member
}

const EVERYTHING =
  'GG {user}, @everyone! {previous} → **{level}**: {role}, then {next_role}\n#{rank}, {xp} XP in {server} {{x}'

for (const form of ['plain', 'embed'] as const) {
  test.each(LANGUAGES)(`what the preview shows is posted: ${form}, in %s`, async (locale) => {
    const own = { announcement_text: EVERYTHING, announcement_form: form, name: '*Castle*', locale }
    const guild = await world.guild({ settings: own, levelRoles: { 4: 'Silver', 5: 'Gold', 9: 'Star' } })
    const bob = await reaches(guild, 'bob', 5)
    const overview = await guildOverview(world.database.db, guild.id)
    const [posted, ...others] = guild.sent
    expect(others).toEqual([])
    expect(posted && shownIn(posted)).toEqual(previewed(exampleAnnouncement(overview, bob.id).body))
    const text = form === 'plain' ? posted?.content : posted?.embeds[0]?.description
    const roles = `<@&${guild.role('Gold').id}>, then <@&${guild.role('Star').id}>`
    expect(text).toContain(`GG <@${bob.id}>, @everyone! 4 → **5**: ${roles}\n#1, `)
    expect(text).toEndWith('{x}')
    expect(posted?.mentions.map(({ id }) => id)).toEqual([bob.id])
    expect(posted?.mention_everyone).toBe(false)
    expect(posted?.mention_roles).toEqual([])
    const other = form === 'plain' ? 'embed' : 'plain'
    const level = {
      guild_id: guild.id,
      level: 7,
      form: other,
      text: `**Seven**, <@&${guild.id}>: ${EVERYTHING}`,
    } as const
    await world.database.db.insertInto('level_texts').values(level).execute()
    const eve = await reaches(guild, 'eve', 7)
    const after = await guildOverview(world.database.db, guild.id)
    const second = guild.sent[1]
    expect(second && shownIn(second)).toEqual(previewed(levelTextExample({ ...after }, 7, eve.id)))
    expect(JSON.stringify(second && shownIn(second))).toContain(
      `**Seven**, <@&${guild.id}>: GG <@${eve.id}>, @everyone! 6 `,
    )
    expect(second?.mentions.map(({ id }) => id)).toEqual([eve.id])
    expect(second?.mention_everyone).toBe(false)
    expect(second?.mention_roles).toEqual([])
  })
}

test('level-ups of a member that wait together are announced with the text of the highest level that has one', async () => {
  const guild = await world.guild({ settings: { announcement_text: '{user}: {level}' } })
  const own = { guild_id: guild.id, form: 'embed', text: 'Ten! {user}: {previous} to {level}' } as const
  await world.database.db
    .insertInto('level_texts')
    .values({ ...own, level: 10 })
    .execute()
  const [bob, eve] = [guild.member('bob'), guild.member('eve')]
  const up = (userId: string, level: number) => {
    const payload = { level, previous: level - 1, channelId: guild.channel('general').id }
    return { kind: 'level-reached', guildId: guild.id, userId, payload } as const
  }
  await world.asks(up(bob.id, 9), up(bob.id, 10), up(bob.id, 11), up(eve.id, 9))
  runner.wake()
  await world.allDone()
  expect(guild.sent.map(shownIn)).toEqual([
    { content: `<@${bob.id}>`, embeds: [{ description: `Ten! <@${bob.id}>: 8 to 11` }] },
    { content: `<@${eve.id}>: 9`, embeds: [] },
  ])
})

test('level-ups that wait together are joined into one embed that mentions everybody', async () => {
  const guild = await world.guild({ settings: { announcement_text: '{user}: {level}', announcement_form: 'embed' } })
  const [bob, eve] = [guild.member('bob'), guild.member('eve')]
  const payload = { level: 3, previous: 2, channelId: guild.channel('general').id }
  const up = (userId: string) => ({ kind: 'level-reached', guildId: guild.id, userId, payload }) as const
  await world.asks(up(bob.id), up(eve.id))
  runner.wake()
  await world.allDone()
  const [posted] = guild.sent
  expect(posted?.embeds).toMatchObject([{ description: `<@${bob.id}>: 3\n<@${eve.id}>: 3` }])
  expect(posted?.mentions.map(({ id }) => id).sort()).toEqual([bob.id, eve.id].sort())
})

test('a member who turned pings off is named and not pinged', async () => {
  const guild = await world.guild()
  const bob = guild.member('bob')
  await setPings(world.database.db, { guildId: guild.id, userId: bob.id }, false)
  await reaches(guild, 'bob', 2)
  const [posted] = guild.sent
  expect(posted?.content).toContain(`GG <@${bob.id}>`)
  expect(posted?.mentions).toEqual([])
})

test('only the chosen levels are announced, and the others end without a message', async () => {
  const guild = await world.guild({ settings: { announce_every: 5, announce_from: 10 } })
  for (const [previous, level] of [
    [4, 5],
    [9, 10],
    [10, 11],
    [14, 16],
  ] as const)
    await reaches(guild, 'bob', level, previous)
  expect(guild.sent.map(({ content }) => content.match(/\*\*(\d+)/)?.[1])).toEqual(['10', '16'])
  expect(await world.jobs('failed')).toEqual([])
})

test('a text that this release cannot read is replaced by the built-in text', async () => {
  const guild = await world.guild({ settings: { announcement_text: '{future}' } })
  const bob = await reaches(guild, 'bob', 2)
  expect(guild.sent.map(({ content }) => content)).toEqual([`GG <@${bob.id}>, you reached level **2**!`])
})
