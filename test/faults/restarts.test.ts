import { afterEach, beforeEach, expect, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { becomeExperienced } from './experienced.ts'
import { FaultWorld, type Prepare } from './fault-world.ts'

setDefaultTimeout(300_000)

const TIMES = isLong ? 10 : 2
/** Most messages in one transaction of the gateway. */
const LARGEST_BATCH = 500

/** XP with which some members reach each level role during the chat. */
const MOST_XP = 700

/** Members keep the lowest level role at the next one, and every level has a text of its own. */
const withOwnRules: Prepare = async (community, db) => {
  await becomeExperienced(community, db, MOST_XP)
  await db.updateTable('level_roles').set({ when_next: 'keep' }).where('level', '=', 1).execute()
  for (const { guild, member } of community.members) if (member.roles.length > 0) member.gets(guild.role('Bronze'))
  const texts = community.guilds.flatMap(({ id }) =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      ...{ guild_id: id, level, form: 'plain' as const },
      text: `Own text of ${level}: {user} **{level}**`,
    })),
  )
  await db.insertInto('level_texts').values(texts).execute()
}

let world: FaultWorld
beforeEach(async () => {
  world = await FaultWorld.open({}, undefined, {}, undefined, withOwnRules)
})
afterEach(() => world.close())

test('stops and starts under load neither lose nor double XP', async () => {
  for (let time = 0; time < TIMES; time++) {
    await world.talkFor(150)
    expect(await world.restartGateway('SIGTERM')).toBe(0)
  }
  await world.talkFor(100)
  await world.mustBeExact()
  expect(world.application.identifiesLeft).toBe(999)
})

test('kill -9 under load neither loses nor doubles XP within the resume window', async () => {
  for (let time = 0; time < TIMES; time++) {
    await world.talkFor(150)
    await world.restartGateway('SIGKILL')
  }
  await world.talkFor(100)
  await world.mustBeExact()
  // Every level has a text of its own, also after a process died between the commit and the announcement.
  const lines = world.guild.sent.flatMap(({ content }) => content.split('\n'))
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !line.startsWith('Own text of '))).toEqual([])
  expect(world.application.identifiesLeft).toBe(999)
})

test('kill -9 and a session that has expired lose the messages of the outage and at most one batch', async () => {
  await world.talkFor(300)
  const said = world.ledger.awards
  await world.gateway.end('SIGKILL')
  await world.talkFor(100)
  world.stopTalking()
  world.discord.expireSessions()
  const duringOutage = world.ledger.awards - said
  await world.restartGateway('SIGKILL')
  await world.talkFor(100)
  world.stopTalking()
  const lost = world.ledger.awards - (await world.settledAwards())
  expect(lost).toBeGreaterThan(0)
  expect(lost).toBeLessThanOrEqual(duringOutage + LARGEST_BATCH)
  const counted = await world.database.db
    .selectFrom('guild_users')
    .select(({ fn }) => fn.sum<number>('message_count').as('count'))
    .executeTakeFirstOrThrow()
  expect(counted.count).toBe(await world.awards())
})
