import { expect, test } from 'bun:test'
import { decodeBatch } from '../../../gateway/bus/batch-message.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { Publisher } from '../../../gateway/bus/publisher.ts'
import type { Checkpoint } from '../../../shared/database/sessions/checkpoints.ts'
import { until } from '../../support/until.ts'
import { busParts } from './bus-world.ts'

/** A publisher whose stream a test may close, with what is stored in it. */
function openPublisher({ maxQueue = 1_000, refuses = (_partition: number): boolean => false } = {}) {
  const parts = busParts()
  const stored: { partition: number; id: string; text: string }[] = []
  const saved: Checkpoint[] = []
  const dropped: Entry[] = []
  const stream = { isOpen: true, answersLost: 0 }
  const publisher = new Publisher({
    ...{ ...parts, processId: 'us', maxQueue, clock: { now: () => 0, sleep: () => Bun.sleep(1) } },
    publish: async (partition, id, text) => {
      await Bun.sleep(0)
      if (!stream.isOpen || refuses(partition)) throw new Error('maximum bytes exceeded')
      if (!stored.some((message) => message.id === id)) stored.push({ partition, id, text })
      if (stream.answersLost-- > 0) throw new Error('timeout')
    },
    saveCheckpoints: async (checkpoints) => void saved.push(...checkpoints),
    onDrop: (entry) => {
      dropped.push(entry)
      return undefined
    },
  })
  const progress = new ShardProgress('1', 0, null)
  progress.begin({
    ...{ botId: '1', shard: 0, shardCount: 1, sessionKey: 'key', resumeUrl: 'wss://x', intents: null },
    sequence: 1,
  })
  publisher.follow(progress)
  let sequence = 1
  /** An event of a guild. @param name tells it from others */
  const add = (name: string, id = '1') => {
    sequence++
    const entry: Entry = { kind: 'guild', guild: { id, name, locale: 'de' }, origin: progress.origin(sequence) }
    publisher.add(entry)
    progress.finish(sequence)
  }
  const names = () =>
    stored.flatMap(({ text }) =>
      decodeBatch(text).writes.map(({ write }) => write.kind === 'guild' && write.guild.name),
    )
  return { ...parts, publisher, stored, saved, dropped, stream, add, names, progress }
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, nth) => `${nth}`)

test('writes of a guild stay in their order while attempts fail and answers are lost', async () => {
  const { publisher, add, names, stream } = openPublisher()
  stream.answersLost = 3
  for (const name of numbers(350)) add(name)
  await publisher.flush()
  expect(names()).toEqual(numbers(350))
})

test('a checkpoint passes only events whose writes are stored', async () => {
  const { publisher, add, saved, stream } = openPublisher()
  add('first')
  await publisher.flush()
  expect(saved.at(-1)?.sequence).toBe(2)
  stream.isOpen = false
  add('second')
  await publisher.drain(20)
  expect(saved.at(-1)?.sequence).toBe(2)
})

test('messages that the stream refuses are held, and sent once it accepts messages again', async () => {
  const { publisher, add, names, stream } = openPublisher()
  stream.isOpen = false
  for (const name of numbers(3)) add(name)
  await until('it was refused', () => publisher.failure !== null)
  expect(names()).toEqual([])
  expect(publisher.failure).toBe('maximum bytes exceeded')
  stream.isOpen = true
  await publisher.flush()
  expect(names()).toEqual(numbers(3))
})

test('beyond the bound old writes are dropped, reported to the caller and logged once', async () => {
  const { publisher, add, names, dropped, stream, lines } = openPublisher({ maxQueue: 300 })
  stream.isOpen = false
  for (const name of numbers(350)) add(name)
  expect(dropped.length).toBe(50)
  stream.isOpen = true
  await publisher.flush()
  expect(names().length).toBe(300)
  expect(lines.filter((line) => line.includes('queue full')).length).toBe(1)
})

test('one list of guilds is divided among the partitions, and its event counts as handled when all parts are stored', async () => {
  const { publisher, stored, progress, saved } = openPublisher()
  publisher.add({ kind: 'guilds-listed', guildIds: ['1', `${1 << 22}`], origin: progress.origin(2) })
  progress.finish(2)
  await publisher.flush()
  expect(stored.length).toBe(64)
  expect(saved.at(-1)?.sequence).toBe(2)
})

test('while the stream refuses one part of a list, the event does not count as handled', async () => {
  const { publisher, stored, progress, saved } = openPublisher({ refuses: (partition) => partition === 5 })
  publisher.add({ kind: 'guilds-listed', guildIds: ['1'], origin: progress.origin(2) })
  progress.finish(2)
  await until('the other parts are stored', () => stored.length === 63)
  await publisher.drain(20)
  expect(saved.map(({ sequence }) => sequence)).not.toContain(2)
})

test('a long text is sent in several messages, each short enough for NATS', async () => {
  const { publisher, add, stored, names } = openPublisher()
  for (const name of numbers(20)) add(name.padEnd(100_000, 'x'))
  await publisher.flush()
  expect(names().length).toBe(20)
  expect(Math.max(...stored.map(({ text }) => text.length))).toBeLessThan(1_000_000)
})

test('a failure that lasts is logged once in ten seconds', async () => {
  const { publisher, add, stream, lines } = openPublisher()
  stream.isOpen = false
  for (let guild = 0; guild < 20; guild++) add('x', `${guild * 2 ** 22 + 1}`)
  await publisher.drain(30)
  expect(lines.filter((line) => line.includes('sending it again')).length).toBe(1)
})
