import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { buildCards } from '../../scripts/cards/build.ts'
import { CARD_FILES } from '../../scripts/edge.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(300_000)

const KILLS = isLong ? 6 : 1
/** Enough for each member to reach the next level. */
const MESSAGES = 100

let world: FaultWorld
beforeAll(async () => {
  await buildCards(CARD_FILES)
  world = await FaultWorld.open({}, undefined, {}, undefined, async ({ guilds, members }, db) => {
    const pictures = { level_card: 'ocean', level_card_on: 'level-ups' } as const
    await db
      .insertInto('guilds')
      .values(guilds.map(({ id, name }) => ({ id, name, created_at: 0, updated_at: 0, ...pictures })))
      .onDuplicateKeyUpdate(pictures)
      .execute()
    for (const { member } of members) member.changesAvatar('f00d')
  })
})
afterAll(() => world.close())

const pictures = (): number => world.guild.sent.filter(({ attachments }) => attachments.length > 0).length

test('kill -9 while a level-up’s avatar does not come: each level-up is announced once, XP is exact, and pictures come again', async () => {
  const { discord } = world
  for (let kill = 0; kill < KILLS; kill++) {
    discord.misbehave({ holdPictures: true })
    const held = discord.heldPictures
    world.startTalking()
    await until('a thread waits for an avatar', () => discord.heldPictures > held)
    await world.gateway.end('SIGKILL')
    discord.behave()
    const before = pictures()
    await world.startGateway()
    await world.talkFor(MESSAGES)
    // A level-up's first picture may be late on a busy machine, and is a text then.
    await until('the new process posts a picture', () => pictures() > before)
    world.stopTalking()
  }
  await world.mustBeExact()
  const described = world.guild.sent.flatMap(({ attachments }) => attachments.map(({ description }) => description))
  expect(described.every((text) => text?.startsWith('Card of member '))).toBe(true)
})
