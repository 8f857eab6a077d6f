import { afterAll, beforeAll, expect, test } from 'bun:test'
import { ChannelType } from 'discord-api-types/v10'
import { INTENTS } from '../../../gateway/bots/sessions/intents.ts'
import { SOURCE_INTENTS } from '../../../shared/discord/intents.ts'
import { baseXp } from '../../../shared/levelling/gain.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { leaveOldSession } from '../../support/old-session.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open({ identifyWindowMs: 50 }, { SHARD_OVERLAP_MS: 300, IDENTIFY_EVERY_MS: 50 })
})
afterAll(() => world.close())

test('a session asks for the intents of every source of XP', () => {
  for (const intent of Object.values(SOURCE_INTENTS)) expect(INTENTS & intent).toBe(intent)
})

test('a session of an older release is resumed, and replaced by one with new intents, and no message is lost', async () => {
  const guild = await world.guild({ settings: { voice_xp: 10 } })
  await world.stopGateway()
  const { db } = world.database
  await leaveOldSession(world.discord, world.application, db)
  const before = 1_000 - world.application.identifiesLeft
  const written: { member: ReturnType<typeof guild.member>; xp: number }[] = []
  const speak = () => {
    const member = guild.member(`speaker ${written.length}`)
    written.push({ member, xp: baseXp(member.says('hello', { in: guild.channel('general') }).id) })
  }
  speak()
  await world.startGateway()
  const session = () => db.selectFrom('gateway_sessions').selectAll().executeTakeFirst()
  await until('the new session is stored, while members write', async () => {
    if (written.length < 500) speak()
    return (await session())?.intents === INTENTS
  })
  speak()
  for (const { member, xp } of written)
    await until(`${member.name} has ${xp} XP`, async () => (await world.xpOf(guild, member)) === xp)
  expect(1_000 - world.application.identifiesLeft - before).toBe(1)
  guild.member('alice').joinsVoice(guild.channel('Lounge', { type: ChannelType.GuildVoice }))
  await until('voice is seen', () => db.selectFrom('voice_sessions').select('user_id').executeTakeFirst())
  // The next process resumes it, and keeps it.
  const key = (await session())?.session_key
  await world.stopGateway()
  await world.startGateway()
  await until('the old session is closed', async () => (await session())?.session_key === key)
  expect(1_000 - world.application.identifiesLeft - before).toBe(1)
})
