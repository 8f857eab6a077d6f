import { afterEach, expect, test } from 'bun:test'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { PartitionProgress } from '../../../gateway/bus/partition-progress.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { createMetrics } from '../../../gateway/ops/metrics.ts'
import type { ChannelLookup } from '../../../gateway/xp/channel-lookup.ts'
import { WaitingMessages } from '../../../gateway/xp/waiting-messages.ts'
import { messageAt, START } from '../../support/messages.ts'

const MINUTE_MS = 60_000

/** Messages of channels that are unknown until `known` has them. */
function open(learn: ChannelLookup['learn']) {
  let now = START
  const [known, added, givenUp] = [new Set<string>(), [] as Entry[], [] as Entry[]]
  const sleeping: (() => void)[] = []
  const metrics = createMetrics()
  const waiting = new WaitingMessages({
    admission: { missingPlace: ({ channelId }) => (known.has(channelId) ? null : channelId) },
    lookup: { learn },
    log: createLog({ level: 'error', secrets: [], write: () => {} }),
    metrics,
    clock: { now: () => now, sleep: () => new Promise((resolve) => sleeping.push(resolve)) },
  })
  waiting.start({ add: (entry) => added.push(entry), discard: (entries) => givenUp.push(...entries) })
  opened.push(waiting)
  const wake = async (ms: number) => {
    now += ms
    for (const resolve of sleeping.splice(0)) resolve()
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  return { waiting, known, added, givenUp, metrics, wake }
}

const opened: WaitingMessages[] = []
afterEach(() => {
  for (const waiting of opened.splice(0)) waiting.stop()
})

const says = (nth: number, { guildId = '9', channelId = '5' } = {}): Extract<Entry, { kind: 'message' }> => ({
  kind: 'message',
  message: { ...messageAt(nth, { guildId, by: String(nth + 1), nth: 0 }), channelId },
  origin: null,
})

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

const away = () => Promise.reject(new Error('Discord is away'))

test('a message waits until its place is known, and is put back once, however often its batch is tried', async () => {
  const answers: (() => void)[] = []
  const { waiting, known, added } = open(() => new Promise((resolve) => answers.push(() => resolve(true))))
  const entry = says(1)
  expect([waiting.takes(entry), waiting.takes(entry)]).toEqual([true, true])
  await settled()
  expect(added).toEqual([])
  known.add('5')
  answers[0]?.()
  await settled()
  expect(added).toEqual([entry])
  expect(waiting.takes(entry)).toBe(true)
  expect(waiting.takes(added[0] ?? entry)).toBe(false)
})

test('the waiting messages of a server take at most its share, and leave room for other servers', async () => {
  const { waiting, givenUp, metrics } = open(away)
  for (let nth = 0; nth < 1_500; nth++) waiting.takes(says(nth))
  expect(givenUp).toHaveLength(500)
  waiting.takes(says(1, { guildId: '8' }))
  expect(givenUp).toHaveLength(500)
  const text = await metrics.registry.metrics()
  expect(text).toContain('prosperity_messages_waiting 1001')
  expect(text).toContain('prosperity_messages_total{outcome="unknown-channel"} 500')
})

test('a message whose channel Discord does not name within five minutes earns nothing, and Discord is not asked again', async () => {
  let asked = 0
  const { waiting, added, givenUp, wake } = open(() => {
    asked++
    return away()
  })
  waiting.takes(says(1))
  await settled()
  await wake(4 * MINUTE_MS)
  expect([asked, givenUp.length]).toEqual([2, 0])
  await wake(2 * MINUTE_MS)
  expect([asked, givenUp.length, added.length]).toEqual([2, 1, 0])
})

test('a message in a deleted channel earns nothing, and messages in other channels of its server go on waiting', async () => {
  const { waiting, givenUp } = open((_, channelId) => (channelId === '5' ? Promise.resolve(false) : away()))
  const [gone, other] = [says(1), says(2, { channelId: '6' })]
  for (const entry of [gone, other]) waiting.takes(entry)
  await settled()
  expect(givenUp).toEqual([gone])
})

test('Discord’s answer belongs to the partition of the message that waits for it', async () => {
  const { waiting, added } = open(async (_guildId, _channelId, note) => {
    note({ kind: 'all', places: [] })
    return new Promise(() => {})
  })
  const progress = new PartitionProgress(0, 'stream', 0, () => {})
  const entry = { ...says(1), origin: progress.ask(null, 7, 'gateway') }
  progress.finish(7)
  waiting.takes(entry)
  await settled()
  const [change] = added
  expect(change).toMatchObject({ kind: 'channels', origin: { progress, sequence: 7, settled: false } })
  expect(progress.positionAfter([entry.origin])).toBe(6)
  expect(progress.positionAfter([entry.origin, ...(change?.origin ? [change.origin] : [])])).toBe(7)
})
