import { expect, setDefaultTimeout, test } from 'bun:test'
import { mutate } from '../support/fuzz/mutate.ts'
import { randomFrom } from '../support/fuzz/random.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(120_000)

const PAYLOADS = 10_000
const BURST = 250

const user = { id: '1300000000000000007', username: 'mallory', global_name: null, discriminator: '0', avatar: null }
const guild = '1300000000000000001'
const channel = { id: '1300000000000000002', guild_id: guild, parent_id: null, type: 0, name: 'general' }

/** Every event that the gateway acts on, as Discord would send it, about an unknown server. */
const EVENTS: Record<string, Record<string, unknown>> = {
  MESSAGE_CREATE: {
    id: '1400000000000000000',
    channel_id: channel.id,
    guild_id: guild,
    type: 0,
    author: user,
    member: { roles: ['1300000000000000009'], joined_at: '2026-01-01T00:00:00Z' },
    content: '',
  },
  GUILD_CREATE: {
    id: guild,
    name: 'Elsewhere',
    preferred_locale: 'en-US',
    channels: [channel],
    threads: [],
    roles: [],
  },
  GUILD_UPDATE: { id: guild, name: 'Elsewhere', preferred_locale: 'de' },
  GUILD_DELETE: { id: guild, unavailable: true },
  GUILD_MEMBER_ADD: { guild_id: guild, user, roles: [] },
  CHANNEL_CREATE: channel,
  CHANNEL_UPDATE: channel,
  CHANNEL_DELETE: channel,
  THREAD_CREATE: { ...channel, parent_id: channel.id },
  THREAD_DELETE: channel,
  THREAD_LIST_SYNC: { guild_id: guild, threads: [channel] },
}

test('after 10,000 mutated events the process still runs, and all other members have the XP they earned', async () => {
  const world = await FaultWorld.open()
  const random = randomFrom(7)
  const session = world.application.sessions[0]
  if (session === undefined) throw new Error('the gateway has no session')
  world.startTalking()
  for (let sent = 0; sent < PAYLOADS; sent += BURST) {
    for (let nth = 0; nth < BURST; nth++) {
      const [type, data] = random.pick(Object.entries(EVENTS))
      session.push({ type, data: JSON.stringify(mutate(data, random)) })
    }
    await world.talkFor(5)
  }
  const { last } = session.replay
  await until('every event has arrived', () => (session.connection?.sent ?? 0) >= last)
  await world.mustBeExact()
  const log = world.gateway.log.all.join('\n')
  expect(log).not.toContain('event handler failed')
  expect(log).not.toContain('nobody awaited')
  expect((await fetch(`${world.gateway.url}/ready`)).status).toBe(200)
  await world.close()
})
