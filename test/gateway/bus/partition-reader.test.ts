import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { ReceivedBatch } from '../../../gateway/bus/batch-message.ts'
import { PartitionReader } from '../../../gateway/bus/partition-reader.ts'
import { startTestNats, type TestNats } from '../../support/nats.ts'
import { until } from '../../support/until.ts'
import { openTestStream, textOf } from './bus-world.ts'

let nats: TestNats
beforeAll(async () => {
  nats = await startTestNats()
})
afterAll(() => nats.close())

/** More than a reader may have in hand. */
const MANY = 70

/** A reader of partition 0, with what it delivered and what it gave up. @param refuses whether a delivery fails */
async function openReader({
  position = 0,
  environment = 'test',
  refuses = (_sequence: number): boolean => false,
} = {}) {
  const world = openTestStream(nats.url, { environment })
  const { stream } = world
  const delivered: { sequence: number; batch: ReceivedBatch }[] = []
  const dead: { text: string; reason: string }[] = []
  const lease = { isHeld: true }
  let others = 0
  const reader = new PartitionReader({
    ...world,
    streamId: await stream.identity(),
    ...{ partition: 0, position },
    mayRead: () => lease.isHeld,
    deliver: async (sequence, batch) => {
      if (refuses(sequence)) throw new Error('not now')
      delivered.push({ sequence, batch })
    },
    onOtherStream: () => others++,
    keepDeadLetter: async (text, reason) => void dead.push({ text, reason }),
  })
  const sequences = () => delivered.map(({ sequence }) => sequence)
  const send = (text: string) => stream.publish(0, crypto.randomUUID(), text)
  const close = async () => {
    await reader.stop()
    await stream.close()
  }
  return { ...world, reader, lease, delivered, sequences, dead, others: () => others, send, close }
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

test('messages are delivered in their order, each once, and the next only when some of those in hand are committed', async () => {
  const { reader, sequences, send, close } = await openReader({ environment: 'order' })
  for (let nth = 0; nth < MANY; nth++) await send(textOf('1'))
  reader.start()
  await until('the hand is full', () => sequences().length === 64)
  reader.acknowledge(10)
  await until('all are delivered', () => sequences().length === MANY)
  expect(sequences()).toEqual(upTo(MANY))
  await close()
})

test('messages that were committed while NATS was away do not stop the partition when NATS is back', async () => {
  const { reader, sequences, send, stream, close } = await openReader({ environment: 'away' })
  for (let nth = 0; nth < MANY; nth++) await send(textOf('1'))
  reader.start()
  await until('the hand is full', () => sequences().length === 64)
  await nats.stop()
  await until('the connection is lost', () => stream.unready().length > 0)
  reader.acknowledge(64)
  await nats.start()
  await until('the rest is delivered', () => sequences().length === MANY)
  expect(sequences()).toEqual(upTo(MANY))
  reader.acknowledge(MANY)
  await until('the stream keeps none that is committed', async () => (await stream.measure()).messages === 0)
  await close()
}, 180_000)

test('messages up to the stored position are acknowledged and not delivered again', async () => {
  const { reader, sequences, send, stream, close } = await openReader({ environment: 'position', position: 2 })
  for (let nth = 0; nth < 3; nth++) await send(textOf('1'))
  reader.start()
  await until('the third is delivered', () => sequences().length > 0)
  expect(sequences()).toEqual([3])
  await until('the first two are deleted', async () => (await stream.measure()).messages === 1)
  await close()
})

test('a later reader receives the messages that an earlier one has not acknowledged', async () => {
  const first = await openReader({ environment: 'later' })
  for (let nth = 0; nth < 3; nth++) await first.send(textOf('1'))
  first.reader.start()
  await until('the first reader has all', () => first.sequences().length === 3)
  const second = await openReader({ environment: 'later', position: 1 })
  second.reader.start()
  await until('the second reader has the rest', () => second.sequences().length === 2)
  expect(second.sequences()).toEqual([2, 3])
  await Promise.all([first.close(), second.close()])
})

test('of two readers that both believe that they hold the partition, each receives every message', async () => {
  const [first, second] = [await openReader({ environment: 'two' }), await openReader({ environment: 'two' })]
  first.reader.start()
  second.reader.start()
  for (let nth = 0; nth < MANY; nth++) {
    await first.send(textOf('1'))
    // What is committed leaves the stream; the other reader never commits.
    second.reader.acknowledge(second.sequences().at(-1) ?? 0)
  }
  await first.reader.stop()
  await until('the second reader has the last', () => {
    second.reader.acknowledge(second.sequences().at(-1) ?? 0)
    return second.sequences().at(-1) === MANY
  })
  expect(second.sequences()).toEqual(upTo(MANY))
  await Promise.all([first.close(), second.close()])
}, 180_000)

test('a reader whose lease has ended leaves the partition to another reader', async () => {
  const [paused, other] = [await openReader({ environment: 'ended' }), await openReader({ environment: 'ended' })]
  paused.reader.start()
  await paused.send(textOf('1'))
  await until('it reads', () => paused.sequences().length === 1)
  paused.lease.isHeld = false
  other.reader.start()
  await until('the other reads', () => other.sequences().length === 1)
  for (let nth = 0; nth < 3; nth++) await paused.send(textOf('1'))
  await until('the other has all', () => other.sequences().length === 4)
  expect(paused.sequences()).toEqual([1])
  await Promise.all([paused.close(), other.close()])
})

test('an unreadable message is kept with the reason, and the next message is delivered', async () => {
  const { reader, delivered, dead, send, close } = await openReader({ environment: 'dead' })
  await send('no message')
  await send(textOf('1').replace('"guild"', '"unheard"'))
  await send(textOf('2'))
  reader.start()
  await until('the third is delivered', () => delivered.length === 3)
  expect(dead.map(({ reason }) => reason)).toEqual(['the message is not JSON', expect.stringContaining(':')])
  expect(delivered.map(({ batch }) => batch.writes.length)).toEqual([0, 0, 1])
  await close()
})

test('a message whose delivery failed is delivered again, before the next message', async () => {
  let failures = 0
  const refuses = (sequence: number) => sequence === 2 && failures++ === 0
  const { reader, sequences, send, close } = await openReader({ environment: 'again', refuses })
  for (let nth = 0; nth < 3; nth++) await send(textOf('1'))
  reader.start()
  await until('the third is delivered', () => sequences().at(-1) === 3)
  expect(sequences()).toEqual([1, 2, 3])
  await close()
})

test('a reader ends when the stream was made anew under the same name', async () => {
  const { reader, others, sequences, send, stream, close } = await openReader({ environment: 'anew' })
  await send(textOf('1'))
  reader.start()
  await until('it is delivered', () => sequences().length === 1)
  const manager = await stream.open()
  await manager.streams.delete(stream.names.stream)
  await until('the reader reports the other stream', () => others() === 1)
  await close()
}, 180_000)
