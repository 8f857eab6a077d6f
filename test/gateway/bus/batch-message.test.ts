import { expect, test } from 'bun:test'
import { decodeBatch, encodeBatch, type SentWrite } from '../../../gateway/bus/batch-message.ts'
import type { Write } from '../../../gateway/bus/entry.ts'

const GUILD = '1100000000000000001'
const USER = { id: '42', username: 'dora', globalName: null, discriminator: '0', avatar: 'a1' }
const place = (id: string) => ({ id, parentId: '7', isThread: false })

const WRITES: readonly Write[] = [
  { kind: 'message', message: { id: '9', guildId: GUILD, channelId: '5', author: USER, roleIds: ['6'] } },
  { kind: 'guild', guild: { id: GUILD, name: 'A guild “with” signs', locale: 'de' } },
  { kind: 'guild-left', guildId: GUILD },
  { kind: 'guilds-listed', guildIds: [GUILD], partition: 3 },
  { kind: 'guilds-listed', guildIds: [] },
  { kind: 'member-joined', guildId: GUILD, user: USER },
  { kind: 'member-screened', guildId: GUILD, userId: USER.id },
  { kind: 'members-seen', guildId: GUILD, hereIds: ['42'], goneIds: ['43', '44'], at: 1_785_542_400_000 },
  {
    kind: 'reaction',
    reaction: {
      ...{ messageId: '5', guildId: GUILD, channelId: '8', giver: USER, giverRoleIds: ['3'], authorId: '4' },
      at: 1_785_542_400_000,
    },
  },
  { kind: 'channels', guildId: GUILD, change: { kind: 'placed', place: place('8') } },
  { kind: 'channels', guildId: GUILD, change: { kind: 'gone', id: '8' } },
  { kind: 'channels', guildId: GUILD, change: { kind: 'threads', of: 'every channel', threads: [place('8')] } },
  { kind: 'channels', guildId: GUILD, change: { kind: 'all', places: [place('8')] } },
]
const source = { botId: '3', shard: 1, shardCount: 4 }
const sent = (write: Write): SentWrite => ({ write, source, receivedAt: 1_785_542_400_000 })
const read = (value: unknown) => decodeBatch(JSON.stringify(value))

test('a worker reads what a gateway sent', () => {
  const writes = [...WRITES.map(sent), { ...sent({ kind: 'guild-left', guildId: GUILD }), source: null }]
  expect(decodeBatch(encodeBatch({ processId: 'gateway-1', writes }))).toEqual({
    processId: 'gateway-1',
    writes,
    unreadable: [],
  })
})

test('a worker of this version reads the next version: more keys, longer rows', () => {
  const text = encodeBatch({ processId: 'gateway-1', writes: WRITES.map(sent) })
  const next = JSON.parse(text)
  next.version++
  next.more = true
  for (const row of next.writes) row.push('more')
  for (const [, , write] of next.writes) Array.isArray(write) ? write.push('more') : Object.assign(write, { more: 1 })
  expect(read(next)).toEqual(decodeBatch(text))
})

test('a write of a kind that this version does not know is set aside, and the others of the message are read', () => {
  const next = JSON.parse(encodeBatch({ processId: 'gateway-1', writes: WRITES.slice(0, 2).map(sent) }))
  next.writes.splice(1, 0, [0, 1, { kind: 'voice', guildId: GUILD }])
  const { writes, unreadable } = read(next)
  expect(writes.map(({ write }) => write)).toEqual([...WRITES.slice(0, 2)])
  expect(unreadable).toHaveLength(1)
  // As a message by itself, which a newer worker may be sent again.
  expect(JSON.parse(unreadable[0]?.text ?? '').writes).toEqual([[0, 1, { kind: 'voice', guildId: GUILD }]])
})

test('a message of a much newer version, or no message at all, is unreadable as a whole', () => {
  expect(() => read({ version: 3, process: 'x', sources: [], writes: [] })).toThrow('version 3 is too new')
  expect(() => decodeBatch('{')).toThrow('not JSON')
  expect(() => read({ writes: [] })).toThrow('no version')
  expect(() => read({ version: 1, process: 'x', sources: 'none', writes: [] })).toThrow('sources')
})

test('a message costs less than 150 bytes of text', () => {
  const author = { id: '311029384756102938', username: 'somebody', globalName: null, discriminator: '0', avatar: null }
  const message = { id: '1512345678901234567', guildId: GUILD, channelId: '1400000000000000005', author, roleIds: [] }
  const one = encodeBatch({ processId: 'gateway-1', writes: [sent({ kind: 'message', message })] }).length
  const two = encodeBatch({ processId: 'gateway-1', writes: Array(2).fill(sent({ kind: 'message', message })) }).length
  expect(two - one).toBeLessThan(150)
})
