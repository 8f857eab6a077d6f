import { expect, test } from 'bun:test'
import { type Origin, ShardProgress } from '../../../gateway/bus/progress.ts'

const session = { botId: '1', shard: 0, shardCount: 1, sessionKey: 'old', resumeUrl: 'wss://x', intents: null }

function begun() {
  const progress = new ShardProgress('1', 0, null)
  progress.begin({ ...session, sequence: 1 })
  const asks = (sequence: number): Origin => {
    const origin = progress.origin(sequence)
    if (origin === null) throw new Error('a session has begun')
    progress.finish(sequence)
    return origin
  }
  return { progress, asks }
}

test('a checkpoint is before the first event that is not committed', () => {
  const { progress, asks } = begun()
  const [, second, third] = [asks(2), asks(3), asks(4)]
  if (!second || !third) throw new Error('there are three')
  expect(progress.checkpointAfter([second, third])).toMatchObject({ sequence: 1 })
  progress.settle(second)
  progress.settle(third)
  expect(progress.checkpointAfter([])).toMatchObject({ sequence: 1 })
})

test('writes that are committed out of order do not hold the checkpoint back', async () => {
  const { progress, asks } = begun()
  const writes = [asks(2), asks(3), asks(4)]
  let isSettled = false
  const settled = progress.settled().then(() => {
    isSettled = true
  })
  for (const write of writes.reverse()) progress.settle(write)
  expect(progress.checkpointAfter([])).toMatchObject({ sequence: 4 })
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  expect(isSettled).toBe(true)
  await settled
})

test('a stored checkpoint of an earlier session does not count for the new session', () => {
  const { progress } = begun()
  const old = progress.checkpointAfter([])
  if (old === null) throw new Error('nothing is stored yet')
  progress.begin({ ...session, sessionKey: 'new', sequence: 1 })
  progress.markSaved(old)
  const fresh = progress.checkpointAfter([])
  expect(fresh).toMatchObject({ sessionKey: 'new', sequence: 1 })
  if (fresh) progress.markSaved(fresh)
  expect(progress.checkpointAfter([])).toBeNull()
})
