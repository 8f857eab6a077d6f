import { expect, test } from 'bun:test'
import { fairShare, planFor } from '../../../../gateway/bots/pool/plan.ts'
import type { HeldBot } from '../../../../shared/database/bots/held-bots.ts'

const NOW = 1_000_000
const GRACE_MS = 1_000

const bot = (row: Partial<HeldBot>): HeldBot => ({
  botId: '1',
  ownerId: '2',
  action: null,
  lastAction: null,
  status: 'running',
  statusDetail: null,
  name: 'Branded',
  presence: null,
  startAt: null,
  premiumEndedAt: null,
  replyApplicationId: null,
  replyToken: null,
  replyLocale: null,
  hasPremium: true,
  ...row,
})
const plan = (row: Partial<HeldBot>, isOpen = false) => planFor(bot(row), { isOpen, now: NOW, graceMs: GRACE_MS }).do

test('an action that the owner asked for comes first', () => {
  expect(planFor(bot({ action: 'stop', status: 'deleting' }), { isOpen: true, now: NOW, graceMs: 0 })).toEqual({
    do: 'act',
    action: 'stop',
  })
})

test('an action that this version does not know is refused, whatever the status', () => {
  // Another program may have written an unknown status.
  const unknown = 'dance' as HeldBot['action']
  for (const status of ['starting', 'running', 'stopped', 'deleting'] as const) {
    expect([plan({ action: unknown, status }), plan({ action: unknown, status }, true)]).toEqual(
      Array(2).fill('refuse action'),
    )
  }
})

test('a bot that should run is opened once', () => {
  for (const status of ['starting', 'running', 'waiting'] as const) {
    expect([plan({ status }), plan({ status }, true)]).toEqual(['open', 'nothing'])
  }
})

test('a bot that waits for the next identifies is not opened before', () => {
  expect(plan({ status: 'waiting', startAt: NOW + 1 })).toBe('nothing')
  expect(plan({ status: 'waiting', startAt: NOW })).toBe('open')
})

test('an action that a dead process began is finished', () => {
  expect([plan({ status: 'stopping' }), plan({ status: 'deleting' })]).toEqual(['close', 'delete'])
})

test('a bot that must not run is released', () => {
  for (const status of ['stopped', 'failed', 'paused'] as const) {
    expect([plan({ status }), plan({ status }, true)]).toEqual(['release', 'close'])
  }
})

test('premium is over once the grace is over', () => {
  const ended = (ago: number) => ({ hasPremium: false, premiumEndedAt: NOW - ago })
  expect(plan(ended(GRACE_MS - 1), true)).toBe('nothing')
  expect(plan(ended(GRACE_MS), true)).toBe('close')
  expect(plan({ ...ended(GRACE_MS), hasPremium: true }, true)).toBe('nothing')
  expect(plan({ hasPremium: false, premiumEndedAt: null }, true)).toBe('nothing')
})

test('shares leave no bot out', () => {
  for (const [bots, processes] of [
    [10, 3],
    [1, 2],
    [0, 1],
    [7, 0],
  ] as const) {
    expect(fairShare(bots, processes) * Math.max(1, processes)).toBeGreaterThanOrEqual(bots)
  }
})
