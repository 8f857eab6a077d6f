import { afterAll, beforeAll, expect, test } from 'bun:test'
import { DeadLetters } from '../../../gateway/bus/dead-letters.ts'
import { freePort } from '../../../scripts/ports.ts'
import { startTestNats, type TestNats } from '../../support/nats.ts'
import { until } from '../../support/until.ts'
import { openTestStream, textOf } from './bus-world.ts'

const PASSWORD = 'p@ss word'
let nats: TestNats
let closed: TestNats
beforeAll(async () => {
  nats = await startTestNats()
  closed = await startTestNats({ user: 'prosperity', password: PASSWORD })
})
afterAll(async () => {
  await nats.close()
  await closed.close()
})

const withAccess = (password: string): string =>
  Object.assign(new URL(closed.url), { username: 'prosperity', password }).href

test('a message that is sent twice under one id is stored once', async () => {
  const { stream } = openTestStream(nats.url, { environment: 'twice' })
  for (const id of ['a', 'a', 'b']) await stream.publish(0, id, textOf('1'))
  expect((await stream.measure()).messages).toBe(2)
  await stream.close()
})

test('a stream at its size limit refuses new messages and keeps the old ones', async () => {
  const { stream } = openTestStream(nats.url, { environment: 'full', maxBytes: 5_000 })
  const sent = await Promise.allSettled(
    Array.from({ length: 100 }, (_, nth) => stream.publish(0, `${nth}`, 'x'.repeat(200))),
  )
  const stored = sent.filter(({ status }) => status === 'fulfilled').length
  expect(stored).toBeGreaterThan(5)
  expect(stored).toBeLessThan(30)
  expect(sent.slice(0, stored).every(({ status }) => status === 'fulfilled')).toBe(true)
  expect((await stream.measure()).messages).toBe(stored)
  const manager = await stream.open()
  expect((await manager.streams.info(stream.names.stream)).state.first_seq).toBe(1)
  await stream.close()
})

test('two environments on one NATS have streams of their own', async () => {
  const [one, two] = ['one', 'two'].map((environment) => openTestStream(nats.url, { environment }).stream)
  await one?.publish(0, 'a', textOf('1'))
  expect((await one?.measure())?.messages).toBe(1)
  expect((await two?.measure())?.messages).toBe(0)
  await Promise.all([one?.close(), two?.close()])
})

test('a stream without dead letters has none to list, before the first one and after the last one', async () => {
  const { stream } = openTestStream(nats.url, { environment: 'no-dead' })
  const letters = new DeadLetters(await stream.open(), stream.names)
  expect(await letters.list(10)).toEqual([])
  await stream.keepDeadLetter(3, 'text', 'a reason')
  await letters.drop(1)
  expect(await letters.list(10)).toEqual([])
  await stream.close()
})

test('a dead letter keeps its reason in one line, its process and its partition', async () => {
  const { stream } = openTestStream(nats.url, { environment: 'dead' })
  await stream.keepDeadLetter(3, 'text', 'a reason\nof two lines')
  const letters = new DeadLetters(await stream.open(), stream.names)
  expect(await letters.list(10)).toMatchObject([
    { sequence: 1, partition: 3, reason: 'a reason of two lines', text: 'text' },
  ])
  await stream.close()
})

test('while NATS is away, a process reports that it waits for NATS, and can stop', async () => {
  const port = await freePort()
  const { stream } = openTestStream(`nats://127.0.0.1:${port}`)
  void stream.open().catch(() => {})
  expect(stream.unready()).toEqual(['waiting for NATS and its JetStream'])
  await stream.close()
})

test('a process that loses NATS reports this, can stop before NATS is back, and continues when NATS is back', async () => {
  const staying = openTestStream(nats.url, { environment: 'gone' })
  const leaving = openTestStream(nats.url, { environment: 'gone' })
  await Promise.all([staying.stream.open(), leaving.stream.open()])
  expect(staying.stream.unready()).toEqual([])
  await nats.stop()
  for (const { stream } of [staying, leaving]) await until('it is noticed', () => stream.unready().length > 0)
  expect(staying.stream.unready()).toEqual(['NATS does not answer'])
  await leaving.stream.close()
  await nats.start()
  await until('NATS is back', () => staying.stream.unready().length === 0)
  await staying.stream.publish(0, 'a', textOf('1'))
  await staying.stream.close()
}, 180_000)

test('a stream that NATS lost with its disk is made anew, and that is logged', async () => {
  const { stream, lines } = openTestStream(nats.url, { environment: 'lost' })
  await stream.publish(0, 'a', textOf('1'))
  const before = await stream.identity()
  await nats.stop()
  await nats.start({ isEmpty: true })
  await until('a message is stored', () =>
    stream.publish(0, 'b', textOf('1')).then(
      () => true,
      () => false,
    ),
  )
  expect(await stream.identity()).not.toBe(before)
  expect((await stream.measure()).messages).toBe(1)
  expect(lines.join('')).toContain('NATS had lost the stream')
  await stream.close()
}, 180_000)

test('a stream that is lost while no process sends is made anew by a reader', async () => {
  const { stream } = openTestStream(nats.url, { environment: 'lost-idle' })
  const before = await stream.identity()
  await (await stream.open()).streams.delete(stream.names.stream)
  await stream.identity().catch(() => {})
  expect(await stream.identity()).not.toBe(before)
  await stream.close()
})

test('a dead letter for which there is no room is reported, holds up its partition, and is stored once there is room', async () => {
  const { stream } = openTestStream(nats.url, { environment: 'full', maxBytes: 2_000 })
  await stream.keepDeadLetter(0, 'x'.repeat(1_200), 'first')
  expect([stream.unready(), stream.unkeptDeadLetters]).toEqual([[], 0])
  const kept = stream.keepDeadLetter(0, 'y'.repeat(1_200), 'second')
  await until('it could not be stored', () => stream.unkeptDeadLetters === 1)
  expect(stream.unready().join()).toContain('holds up its partition: maximum bytes exceeded')
  const letters = new DeadLetters(await stream.open(), stream.names)
  await letters.drop(1)
  await kept
  expect([stream.unready(), stream.unkeptDeadLetters]).toEqual([[], 0])
  expect((await letters.list(10)).map(({ reason }) => reason)).toEqual(['second'])
  await stream.close()
})

test('messages that NATS loses with its disk are counted and logged', async () => {
  const { stream, lines } = openTestStream(nats.url, { environment: 'lost-count' })
  for (const id of ['a', 'b', 'c']) await stream.publish(0, id, textOf('1'))
  expect(await stream.measure()).toMatchObject({ messages: 3, lost: 0 })
  await (await stream.open()).streams.delete(stream.names.stream)
  await stream.identity().catch(() => {})
  await stream.identity()
  expect(await stream.measure()).toMatchObject({ messages: 0, lost: 3 })
  expect(lines.join('')).toContain('NATS has lost messages that no worker had read')
  expect((await stream.measure()).lost).toBe(0)
  await stream.close()
})

test('NATS accepts a client with its user and password', async () => {
  const { stream } = openTestStream(withAccess(PASSWORD))
  await stream.publish(0, 'a', textOf('1'))
  expect((await stream.measure()).messages).toBe(1)
  await stream.close()
})

test('a process with a wrong password waits, and neither fails nor names a password', async () => {
  const { stream, lines } = openTestStream(withAccess('wrong-password'))
  const opened = stream.open().then(
    () => 'opened',
    () => 'failed',
  )
  expect(await Promise.race([opened, Bun.sleep(1_500).then(() => 'waits')])).toBe('waits')
  expect(stream.unready()).toEqual(['waiting for NATS and its JetStream'])
  expect(lines.join('')).not.toContain('wrong-password')
})
