import { afterAll, beforeAll, expect, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import sharp from 'sharp'
import { createCards } from '../../../../gateway/cards/cards.ts'
import { Drawing } from '../../../../gateway/cards/drawing.ts'
import type { Runner } from '../../../../gateway/jobs/runner.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { buildCards } from '../../../../scripts/cards/build.ts'
import { CARD_FILES } from '../../../../scripts/edge.ts'
import { CARD_HEIGHT, CARD_WIDTH } from '../../../../shared/cards/card.ts'
import { setOwnCard } from '../../../../shared/database/members/own-card.ts'
import { saveUsers } from '../../../../shared/database/members/users.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { EffectsWorld } from '../effects-world.ts'

const PICTURES = { level_card: 'ocean', level_card_on: 'level-ups', card_accent: '#ff8800' } as const

let world: EffectsWorld
let runner: Runner
beforeAll(async () => {
  await buildCards(CARD_FILES)
  world = await EffectsWorld.open()
  const log = createLog({ level: 'debug', secrets: [], write: (line) => world.log.push(line) })
  const drawing = new Drawing(Date.now)
  // The first card of a process may take longer than an announcement waits on a busy machine.
  const card = { name: 'first', level: 1, rank: 1, xp: 1, progress: null, theme: 'ocean', accent: null } as const
  await drawing.draw({ card: { ...card, locale: 'de', occasion: 'level-up' }, avatarUrl: null })
  runner = world.runs({ cards: createCards({ cdnUrl: world.discord.apiUrl, drawing, log, metrics: createMetrics() }) })
}, 120_000)
afterAll(() => world.close())

/** Members reach level 5 without a message. The announcement's jobs are done when this returns. */
async function reach(guild: Guild, ...names: string[]) {
  const members = names.map((name) => guild.member(name))
  await saveUsers(
    world.database.db,
    members.map(({ id }, index) => ({
      id,
      username: `${names[index]}-1`,
      globalName: names[index] ?? '',
      discriminator: '0',
      avatar: null,
    })),
    0,
  )
  await world.hasLevel(guild, 5, ...members)
  const payload = { level: 5, previous: 4, channelId: guild.channel('general').id }
  await world.asks(
    ...members.map(({ id }) => ({ kind: 'level-reached', guildId: guild.id, userId: id, payload }) as const),
  )
  runner.wake()
  await world.allDone()
  return members
}

test('a level-up is posted once with its text, a ping and a described picture, also where Discord’s answer is lost', async () => {
  const guild = await world.guild({ settings: PICTURES })
  world.discord.misbehave({ failNext: 1, failWith: [502], failAfterActing: true })
  const [bob] = await reach(guild, 'bob')
  const [posted, ...others] = guild.sent
  expect(others).toEqual([])
  expect(posted?.content).toContain(`GG <@${bob?.id}>`)
  expect(posted?.mentions.map(({ id }) => id)).toEqual([bob?.id ?? ''])
  const [attachment] = posted?.attachments ?? []
  expect(attachment).toMatchObject({
    filename: 'level-up.webp',
    content_type: 'image/webp',
    description: 'Card of bob, who reached level 5: rank 1, 1,150 XP',
  })
  const picture = await (await fetch(attachment?.url ?? '')).arrayBuffer()
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: CARD_WIDTH, height: CARD_HEIGHT })
})

test('a message about several members, a member who wants no picture, and a guild with pictures elsewhere get the text alone', async () => {
  const guild = await world.guild({ settings: PICTURES })
  await reach(guild, 'bob', 'eve')
  const [carol] = [guild.member('carol')]
  await setOwnCard(world.database.db, { guildId: guild.id, userId: carol.id }, 'off')
  await reach(guild, 'carol')
  const elsewhere = await world.guild({ settings: { ...PICTURES, level_card_on: 'level' } })
  await reach(elsewhere, 'dave')
  expect([...guild.sent, ...elsewhere.sent].map(({ attachments }) => attachments.length)).toEqual([0, 0, 0])
})

test('a member who has lost the level by now gets the text alone', async () => {
  const guild = await world.guild({ settings: PICTURES })
  const bob = guild.member('bob')
  await world.hasLevel(guild, 4, bob)
  const payload = { level: 5, previous: 4, channelId: guild.channel('general').id }
  await world.asks({ kind: 'level-reached', guildId: guild.id, userId: bob.id, payload })
  runner.wake()
  await world.allDone()
  expect(guild.sent.map(({ attachments }) => attachments.length)).toEqual([0])
})

test('where the bot may send no files the text is posted alone, and the next level-up tries no picture', async () => {
  const guild = await world.guild({ settings: PICTURES })
  guild.channel('general').overwrite(world.application, { deny: PermissionFlagsBits.AttachFiles })
  await reach(guild, 'bob')
  await reach(guild, 'eve')
  expect(guild.sent.map(({ attachments }) => attachments.length)).toEqual([0, 0])
  const path = `/channels/${guild.channel('general').id}/messages`
  const posts = world.discord.requests.all.filter((request) => request.method === 'POST' && request.path === path)
  expect(posts.map(({ status }) => status)).toEqual([403, 200, 200])
})
