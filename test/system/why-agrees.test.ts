import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import fc from 'fast-check'
import type { Channel } from '../support/discord/community/channel.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { type RunningGateway, startTestGateway } from '../support/gateway.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(120_000)

let world: EdgeWorld
let client: EdgeClient
let gateway: RunningGateway
beforeAll(async () => {
  world = await EdgeWorld.open()
  client = new EdgeClient(await world.start('bun'), world)
  gateway = await startTestGateway(world)
  await gateway.ready()
})
afterAll(async () => {
  await gateway.stop()
  await client.edge.stop()
  await world.close()
})

const nth = (most: number) => fc.option(fc.nat({ max: most - 1 }), { nil: null })

/** A server by where each of its channels lies, what it ignores, and what becomes of it while the gateway is away. */
const plan = fc.record({
  channelsIn: fc.array(nth(2), { minLength: 1, maxLength: 4 }),
  threadsIn: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }),
  ignored: fc.record({ categories: fc.subarray([0, 1]), channels: fc.subarray([0, 1, 2]), threads: fc.subarray([0]) }),
  roleIgnored: fc.boolean(),
  moves: fc.array(fc.tuple(fc.nat({ max: 3 }), nth(2)), { maxLength: 2 }),
  recordLost: fc.boolean(),
  resumes: fc.boolean(),
})

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never

async function build({ channelsIn, threadsIn, ignored, roleIgnored }: Plan) {
  const place = await client.community({ xp_delay_seconds: 1 })
  const { guild } = place
  const categories = [0, 1].map((each) => guild.category(`category ${each}`))
  const channels = channelsIn.map((category, each) => {
    const parent = category === null ? undefined : categories[category]
    return guild.channel(`channel ${each}`, parent ? { in: parent } : {})
  })
  const threads = threadsIn.map((channel, each) => {
    return guild.thread(`thread ${each}`, { in: channels[channel % channels.length] ?? guild.channel('general') })
  })
  const all = { categories, channels, threads }
  for (const kind of ['categories', 'channels', 'threads'] as const) {
    for (const each of ignored[kind]) {
      const channel = all[kind][each]
      if (channel) await place.ignoreChannel(channel)
    }
  }
  const role = guild.role('Quiet')
  if (roleIgnored) await place.ignoreRole(role)
  await world.database.db.updateTable('guilds').set({ updated_at: Date.now() }).where('id', '=', guild.id).execute()
  return { ...all, guild, role }
}

/** What the edge says that the next message brings, and whether one then earns. */
async function bothSides(guild: Guild, channel: Channel, roles: Parameters<Guild['member']>[1]) {
  const member = guild.member(`member ${crypto.randomUUID().slice(0, 8)}`, roles)
  const reply = await guild.owner.runs('/xp why', { options: { user: member, channel } })
  member.says('hello', { in: channel })
  return { member, says: reply.content.startsWith('✅') ? 'earns' : 'earns nothing' }
}

test('/xp why says that a message earns XP exactly where the gateway awards XP', async () => {
  const check = async (plan: Plan) => {
    const { guild, categories, channels, threads, role } = await build(plan)
    await gateway.stop()
    for (const [channel, category] of plan.moves) {
      channels[channel]?.moveTo(category === null ? null : (categories[category] ?? null))
    }
    if (plan.recordLost) await world.database.db.deleteFrom('guild_channels').execute()
    if (!plan.resumes) world.discord.expireSessions()
    gateway = await startTestGateway(world)
    await gateway.ready()
    const asked = await Promise.all([
      ...[...channels, ...threads].map((channel) => bothSides(guild, channel, {})),
      bothSides(guild, guild.channel('general'), { roles: [role] }),
    ])
    const witness = guild.member(`witness ${crypto.randomUUID().slice(0, 8)}`)
    witness.says('I was here', { in: guild.channel('general') })
    const { db } = world.database
    const earned = async () => {
      const rows = await db
        .selectFrom('guild_users')
        .select('user_id')
        .where('guild_id', '=', guild.id)
        .where('xp', '>', 0)
        .execute()
      return new Set(rows.map((row) => row.user_id))
    }
    await until('everything is handled', async () => (await earned()).has(witness.id))
    await until('nobody waits', async () =>
      /^prosperity_messages_waiting 0$/m.test(await (await fetch(`${gateway.url}/metrics`)).text()),
    )
    await until('the queue is empty', async () =>
      /^prosperity_ledger_queue 0$/m.test(await (await fetch(`${gateway.url}/metrics`)).text()),
    )
    const last = guild.member(`last ${crypto.randomUUID().slice(0, 8)}`)
    last.says('I was here', { in: guild.channel('general') })
    await until('what waited is committed', async () => (await earned()).has(last.id))
    const awarded = await earned()
    expect(asked.map(({ says }) => says)).toEqual(
      asked.map(({ member }) => (awarded.has(member.id) ? 'earns' : 'earns nothing')),
    )
  }
  await fc.assert(fc.asyncProperty(plan, check), { numRuns: 8, endOnFailure: true })
})
