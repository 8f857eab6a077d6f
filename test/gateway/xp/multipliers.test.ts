import { afterAll, beforeAll, expect, test } from 'bun:test'
import { SCRIPT } from '../../../shared/audit/entry.ts'
import { loadGuildChannels } from '../../../shared/database/guilds/channels.ts'
import { addEarningChannel, removeEarningChannel } from '../../../shared/database/guilds/earning-channels.ts'
import { changeMultiplier } from '../../../shared/database/guilds/multipliers.ts'
import { messageXp } from '../../../shared/levelling/gain.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

type Guild = Awaited<ReturnType<LevellingWorld['guild']>>

/** The XP of these members, once everything that they wrote is handled. */
async function earned(guild: Guild, said: readonly { name: string; id: string }[]) {
  await world.everythingIsHandled(guild)
  return Promise.all(said.map(async ({ name }) => world.xpOf(guild, guild.member(name))))
}

test('a thread, its channel and its category each multiply what is earned there, beside the member’s roles', async () => {
  const guild = await world.guild({
    settings: { multiplier_rule: 'multiply', xp_rate: 0.5, xp_least: 20, xp_most: 90 },
    multipliers: (guild) => {
      const chess = guild.channel('chess', { in: guild.category('Games') })
      const thread = guild.thread('openings', { in: chess })
      return [
        { kind: 'channel', of: guild.category('Games'), factor: 2 },
        { kind: 'channel', of: chess, factor: 3 },
        { kind: 'channel', of: thread, factor: 0.5 },
        { kind: 'role', of: guild.role('Booster'), factor: 1.25 },
      ]
    },
  })
  const [games, chess, booster] = [guild.category('Games'), guild.channel('chess'), guild.role('Booster')]
  const thread = guild.thread('openings', { in: chess })
  const cases = [
    ['ada', guild.channel('general'), [], 1],
    ['ben', guild.channel('go', { in: games }), [], 2],
    ['cat', chess, [], 6],
    ['dan', thread, [], 3],
    ['eve', guild.thread('endgames', { in: chess }), [], 6],
    ['fay', thread, [booster], 3.75],
    ['gus', guild.channel('general'), [booster], 1.25],
  ] as const
  const said = cases.map(([name, place, roles]) => ({
    name,
    id: guild.member(name, { roles: [...roles] }).says('hello', { in: place }).id,
  }))
  const gain = { leastXp: 20, mostXp: 90 }
  expect(await earned(guild, said)).toEqual(
    cases.map(([, , , factor], nth) => messageXp(said[nth]?.id ?? '', 0.5 * factor, gain)),
  )
})

test('several multipliers count by the server’s rule, and 0 always wins', async () => {
  const xp: Record<string, number[]> = {}
  for (const rule of ['highest', 'add', 'multiply'] as const) {
    const guild = await world.guild({
      settings: { multiplier_rule: rule },
      multipliers: (guild) => [
        { kind: 'channel', of: guild.channel('fast'), factor: 2 },
        { kind: 'channel', of: guild.channel('silent'), factor: 0 },
        { kind: 'role', of: guild.role('Booster'), factor: 3 },
      ],
    })
    const roles = [guild.role('Booster')]
    const [fast, silent] = ['fast', 'silent'].map((name) => ({
      name,
      id: guild.member(name, { roles }).says('hello', { in: guild.channel(name) }).id,
    }))
    if (fast === undefined || silent === undefined) throw new Error('nobody wrote')
    const [most, none] = await earned(guild, [fast, silent])
    xp[rule] = [(most ?? 0) / messageXp(fast.id, 1), none ?? -1]
  }
  expect(xp).toEqual({ highest: [3, 0], add: [4, 0], multiply: [6, 0] })
})

test('only listed channels, their threads and the channels of listed categories earn', async () => {
  const guild = await world.guild({
    // A witness shows that everything before was handled.
    earningChannels: (guild) => [guild.channel('art'), guild.category('Games'), guild.channel('witnesses')],
    ignoredChannels: (guild) => [guild.channel('spam', { in: guild.category('Games') })],
  })
  const [art, games] = [guild.channel('art'), guild.category('Games')]
  const chess = guild.channel('chess', { in: games })
  const places = {
    hal: art,
    ivy: guild.thread('sketches', { in: art }),
    jon: chess,
    kay: guild.thread('openings', { in: chess }),
    lou: guild.channel('general'),
    may: guild.thread('aside', { in: guild.channel('general') }),
    ned: guild.channel('spam'),
  }
  const said = Object.entries(places).map(([name, place]) => ({
    name,
    id: guild.member(name).says('hello', { in: place }).id,
  }))
  const xp = said.map(({ id }) => messageXp(id, 1))
  expect(await earned(guild, said)).toEqual([...xp.slice(0, 4), 0, 0, 0])
})

test('a channel that moves earns by its new category, and a message before the move by the old one', async () => {
  const guild = await world.guild({
    multipliers: (guild) => [{ kind: 'channel', of: guild.category('Fast'), factor: 3 }],
  })
  const room = guild.channel('room', { in: guild.category('Fast') })
  const before = guild.member('before').says('hello', { in: room })
  await world.everythingIsHandled(guild)
  room.moveTo(null)
  const after = guild.member('after').says('hello', { in: room })
  const said = [
    { name: 'before', id: before.id },
    { name: 'after', id: after.id },
  ]
  expect(await earned(guild, said)).toEqual([messageXp(before.id, 3), messageXp(after.id, 1)])
})

test('a list that an admin changes takes effect within seconds, and the channels are stored while a rule needs them', async () => {
  const guild = await world.guild()
  const { db } = world.database
  const [fast, room] = [guild.category('Fast'), guild.channel('room', { in: guild.category('Fast') })]
  const author = { guildId: guild.id, actor: SCRIPT }
  let asked = 0
  const factorNow = async (): Promise<number> => {
    const name = `asker ${asked++}`
    const { id } = guild.member(name).says('hello', { in: room })
    await world.everythingIsHandled(guild)
    return (await world.xpOf(guild, guild.member(name))) / messageXp(id, 1)
  }
  expect(await factorNow()).toBe(1)
  await changeMultiplier(db, { ...author, kind: 'channel', id: fast.id, percent: 200 }, Date.now())
  await until('the multiplier counts', async () => (await factorNow()) === 2)
  expect((await loadGuildChannels(db, [guild.id])).has(guild.id)).toBe(true)
  await addEarningChannel(db, { ...author, id: fast.id }, Date.now())
  await changeMultiplier(db, { ...author, kind: 'channel', id: fast.id, percent: 100 }, Date.now())
  expect((await loadGuildChannels(db, [guild.id])).has(guild.id)).toBe(true)
  await removeEarningChannel(db, { ...author, id: fast.id }, Date.now())
  expect((await loadGuildChannels(db, [guild.id])).has(guild.id)).toBe(false)
})
