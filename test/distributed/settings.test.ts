import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import type { Channel } from '../support/discord/community/channel.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

let world: DistributedWorld
afterEach(() => world.close())

/** A changed setting of a guild must take effect within this time. */
const SETTINGS_MS = 5_000

/**
 * Lets a new member write in each channel, and expects that only members in the named channels earn XP. A message waits
 * while a worker asks Discord for the category of its channel, so it may be committed after later messages.
 */
async function mustEarnOnlyIn(names: readonly string[], channels: readonly Channel[]): Promise<void> {
  const { guild } = world.faults
  const asked = channels.map((channel) => {
    const member = guild.member(`member ${crypto.randomUUID().slice(0, 8)}`)
    member.says('hello', { in: channel })
    return { id: member.id, name: channel.name }
  })
  await world.faults.settledAwards()
  const earning = async () => {
    const earned = await world.faults.earned()
    return asked.filter(({ id }) => earned.has(id)).map(({ name }) => name)
  }
  await until('as many members have earned XP', async () => (await earning()).length >= names.length)
  expect(await earning()).toEqual([...names])
}

async function ignore(...channels: Channel[]): Promise<void> {
  const { guild, database } = world.faults
  const rows = channels.map(({ id }) => ({ guild_id: guild.id, channel_id: id }))
  await database.db.insertInto('ignored_channels').values(rows).execute()
  await database.db.updateTable('guilds').set({ updated_at: Date.now() }).where('id', '=', guild.id).execute()
  await Bun.sleep(SETTINGS_MS)
}

test('an ignored category counts for its channels and threads within five seconds, also for those that are moved into it', async () => {
  world = await DistributedWorld.open(2)
  const { guild } = world.faults
  const quiet = guild.category('quiet')
  const inside = guild.channel('inside', { in: quiet })
  const outside = guild.channel('outside')
  const thread = guild.thread('thread', { in: inside })
  await mustEarnOnlyIn(['inside', 'outside', 'thread'], [inside, outside, thread])
  await ignore(quiet)
  await mustEarnOnlyIn(['outside'], [inside, outside, thread])
  outside.moveTo(quiet)
  inside.moveTo(null)
  await mustEarnOnlyIn(['inside', 'thread'], [inside, outside, thread])
})
