import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(300_000)

const HOLDERS = 8
const KILLS = isLong ? 6 : 1

let world: FaultWorld
beforeAll(async () => {
  world = await FaultWorld.open()
})
afterAll(() => world.close())

test('kill -9 while an activity role changes hands ends with the right holders soon after the restart', async () => {
  const { guild } = world
  const { db } = world.database
  const role = guild.role('Regular')
  const crowd = Array.from({ length: HOLDERS * 2 }, (_, nth) => guild.member(`active-${nth}`))
  const key = { guild_id: guild.id, role_id: role.id }
  const holders = () => crowd.flatMap((member, nth) => (member.roles.includes('Regular') ? [nth] : []))
  let id = BigInt(snowflakeAt(Date.now() - 60_000))
  /** Half of the crowd earns more than anybody else. */
  const becomesActive = async (from: number): Promise<void> => {
    const rows = crowd.slice(from, from + HOLDERS).map((member) => ({
      ...{ message_id: String(++id), guild_id: guild.id, user_id: member.id, channel_id: '1' },
      ...{ xp: 30, created_at: Date.now() },
    }))
    await db.insertInto('message_logs').values(rows).execute()
  }
  const renew = () => db.updateTable('activity_roles').set({ next_at: 0 }).where('guild_id', '=', guild.id).execute()
  await becomesActive(0)
  await db
    .insertInto('activity_roles')
    .values({ ...key, members: HOLDERS, days: 7, next_at: 0 })
    .execute()
  await until('the first half holds it', () => holders().length === HOLDERS)
  for (let kill = 0; kill < KILLS; kill++) {
    const from = kill % 2 === 0 ? HOLDERS : 0
    await db.deleteFrom('message_logs').where('guild_id', '=', guild.id).execute()
    await becomesActive(from)
    // The change lasts long enough to be seen.
    world.discord.misbehave({ restDelayMs: 200 })
    await renew()
    const wanted = Array.from({ length: HOLDERS }, (_, nth) => from + nth)
    await until('some have lost it', () => holders().join() !== wanted.join() && holders().length < HOLDERS)
    await world.restartGateway('SIGKILL')
    world.discord.behave()
    await until('the other half holds it', () => holders().join() === wanted.join())
  }
  await until('each state is stored', async () => {
    const rows = await db.selectFrom('activity_role_holders').select('state').execute()
    return rows.length === HOLDERS && rows.every(({ state }) => state === 'held')
  })
  expect(holders()).toHaveLength(HOLDERS)
})
