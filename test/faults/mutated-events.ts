import { mutate } from '../support/fuzz/mutate.ts'
import { randomFrom } from '../support/fuzz/random.ts'
import { until } from '../support/until.ts'
import type { FaultWorld } from './fault-world.ts'

const BURST = 250
const SEED = 7

const user = { id: '1300000000000000007', username: 'mallory', global_name: null, discriminator: '0', avatar: null }
const guild = '1300000000000000001'
const channel = { id: '1300000000000000002', guild_id: guild, parent_id: null, type: 0, name: 'general' }

/** Every event that the gateway handles, as Discord would send it, about an unknown guild. */
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

/** Sends mutated events while members chat. Resolves when all have arrived. @param count of mutated events */
export async function sendMutatedEvents(world: FaultWorld, count: number): Promise<void> {
  const random = randomFrom(SEED)
  const session = world.application.sessions[0]
  if (session === undefined) throw new Error('the gateway has no session')
  world.startTalking()
  for (let sent = 0; sent < count; sent += BURST) {
    for (let nth = 0; nth < BURST; nth++) {
      const [type, data] = random.pick(Object.entries(EVENTS))
      session.push({ type, data: JSON.stringify(mutate(data, random)) })
    }
    await world.talkFor(5)
  }
  const { last } = session.replay
  await until('every event has arrived', () => (session.connection?.sent ?? 0) >= last)
}
