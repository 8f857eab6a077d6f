import { afterAll, beforeAll, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Channel } from '../support/discord/community/channel.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { type RunningGateway, startTestGateway } from '../support/gateway.ts'
import { until } from '../support/until.ts'

let world: EdgeWorld
let client: EdgeClient
let gateway: RunningGateway
let neighbour: Guild
beforeAll(async () => {
  world = await EdgeWorld.open()
  client = new EdgeClient(await world.start('bun'), world)
  neighbour = (await client.community()).guild
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

async function earned(guild: Guild): Promise<Set<string>> {
  const { db } = world.database
  const query = db.selectFrom('guild_users').select('user_id').where('guild_id', '=', guild.id).where('xp', '>', 0)
  return new Set((await query.execute()).map((row) => row.user_id))
}

/** A new member's message earns: what happened before it is stored, but for messages that wait. */
async function earnsIn(guild: Guild): Promise<void> {
  const witness = guild.member(`witness ${crypto.randomUUID().slice(0, 8)}`)
  witness.says('I was here', { in: guild.channel('general') })
  await until('the witness has XP', async () => (await earned(guild)).has(witness.id))
}

const metrics = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text()

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
    // The edge reads where channels lie from what the gateway has stored.
    await earnsIn(neighbour)
    const asked = await Promise.all([
      ...[...channels, ...threads].map((channel) => bothSides(guild, channel, {})),
      bothSides(guild, guild.channel('general'), { roles: [role] }),
    ])
    await earnsIn(guild)
    await until('nobody waits', async () => /^prosperity_messages_waiting 0$/m.test(await metrics()))
    await until('the queue is empty', async () => /^prosperity_ledger_queue 0$/m.test(await metrics()))
    await earnsIn(guild)
    const awarded = await earned(guild)
    expect(asked.map(({ says }) => says)).toEqual(
      asked.map(({ member }) => (awarded.has(member.id) ? 'earns' : 'earns nothing')),
    )
  }
  await fc.assert(fc.asyncProperty(plan, check), { numRuns: 8, endOnFailure: true })
})
