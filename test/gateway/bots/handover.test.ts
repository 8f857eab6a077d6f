import { expect, test } from 'bun:test'
import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10'
import { isSuperseded, ShardGates } from '../../../gateway/bots/sessions/handover.ts'
import { until } from '../../support/until.ts'

/** The part of an event that is read here. */
const event = (t: string, d: object, s = 1) => ({ op: 0, t, s, d }) as unknown as GatewayDispatchPayload

test('events of a new shard wait until its gate opens and then come in order; another shard waits for its own gate', async () => {
  const log: string[] = []
  const gates = new ShardGates([0, 1], {
    holdMs: 20,
    pass: ({ s }, shard) => log.push(`${shard}:${s}`),
    onOpen: (shard) => log.push(`${shard} open`),
  })
  for (const s of [1, 2]) gates.take(event('MESSAGE_CREATE', {}, s), 0)
  gates.take(event('MESSAGE_CREATE', {}, 1), 1)
  gates.connected(0)
  gates.connected(1)
  gates.disconnected(1)
  expect(log).toEqual([])
  await until('the first is open', () => log.length > 0)
  gates.take(event('MESSAGE_CREATE', {}, 3), 0)
  gates.connected(0)
  expect(log).toEqual(['0:1', '0:2', '0 open', '0:3', '0 open'])
  gates.connected(1)
  await until('the second is open', () => log.length > 5)
  expect(log.slice(5)).toEqual(['1:1', '1 open'])
})

test('a gate that may not open yet holds events back until it may', async () => {
  const log: string[] = []
  let mayOpen = false
  let asked = 0
  const gates = new ShardGates([0], {
    holdMs: 1,
    mayOpen: () => {
      asked++
      return mayOpen
    },
    pass: ({ s }) => log.push(`passed ${s}`),
    onOpen: () => log.push('open'),
  })
  gates.take(event('MESSAGE_CREATE', {}, 1), 0)
  gates.connected(0)
  await until('it was asked twice', () => asked >= 2)
  expect(log).toEqual([])
  mayOpen = true
  await until('it is open', () => log.length > 0)
  expect(log).toEqual(['passed 1', 'open'])
})

test('a gate that was closed never opens', async () => {
  const log: string[] = []
  const gate = (holdMs: number) =>
    new ShardGates([0], { holdMs, pass: () => {}, onOpen: () => log.push(`open after ${holdMs}`) })
  const closed = gate(10)
  closed.connected(0)
  closed.close()
  gate(20).connected(0)
  await until('a later one is open', () => log.length > 0)
  expect(log).toEqual(['open after 20'])
})

test('state events of old shards are ignored once the new shard of their guild is ready', () => {
  const guild = String(1n << 22n)
  const ready = (...shards: number[]) => ({ shardCount: 2, isShardReady: (shard: number) => shards.includes(shard) })
  const { GuildDelete, ChannelUpdate, MessageCreate, GuildMemberAdd, GuildRoleDelete } = GatewayDispatchEvents
  expect(isSuperseded(event(GuildDelete, { id: guild }), ready(1))).toBe(true)
  expect(isSuperseded(event(ChannelUpdate, { id: '5', guild_id: guild }), ready(1))).toBe(true)
  expect(isSuperseded(event(GuildRoleDelete, { guild_id: guild }), ready(0, 1))).toBe(true)
  expect(isSuperseded(event(GuildDelete, { id: guild }), ready(0))).toBe(false)
  expect(isSuperseded(event(MessageCreate, { id: '5', guild_id: guild }), ready(1))).toBe(false)
  expect(isSuperseded(event(GuildMemberAdd, { guild_id: guild }), ready(1))).toBe(false)
  expect(isSuperseded(event(GuildDelete, { id: 'none' }), ready(0, 1))).toBe(false)
})
