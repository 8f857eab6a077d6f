import { expect, test } from 'bun:test'
import { isPublicAddress } from '../../../shared/webhooks/address.ts'
import { afterAttempt, attemptOf, OFF_AFTER_MS, RETRY_WAITS_MS } from '../../../shared/webhooks/attempt.ts'
import { bitsOf, includesEvent, typesIn, WEBHOOK_EVENTS } from '../../../shared/webhooks/events.ts'

test.each([
  ...[
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
  ],
  ...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.9', '224.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fd00:ec2::254',
  ],
  ...[
    'fc00::1',
    'ff02::1',
    '2002:7f00:1::',
    '2001:20::1',
    '64:ff9b:1::7f00:1',
    '::7f00:1',
    '168.63.129.16',
    '2001:db8::1',
    '2001::1',
    '3fff::1',
    'fe80::1%eth0',
    'localhost',
    '1.2.3',
    '',
  ],
])('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700::1111',
  '2001:200::1',
  '2a00:1450:4001:829::200e',
])('%s is on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test('bits stand for types of events, and back', () => {
  expect(typesIn(bitsOf(WEBHOOK_EVENTS))).toEqual([...WEBHOOK_EVENTS])
  expect(typesIn(bitsOf(['season.ended', 'level.up']))).toEqual(['level.up', 'season.ended'])
  expect(includesEvent(0, 'level.up')).toBe(false)
})

test('a failed attempt is tried again after 5 s, 5 and 30 min, 2, 5, 10 and 24 h, and then no more', () => {
  const failed = attemptOf(503)
  const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => {
    const after = afterAttempt(failed, { attempts, failingSince: 0 }, 0, 0)
    return after.delivery === 'waiting' ? after.nextAt / 1_000 : after.delivery
  })
  expect(waits).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 86_400, 'failed'])
  expect(RETRY_WAITS_MS).toHaveLength(7)
})

test('a webhook is switched off after five days of failures, or at once by 410', () => {
  const tried = { attempts: 1, failingSince: 0 }
  expect(afterAttempt(attemptOf(500), tried, OFF_AFTER_MS - 1, 0)).toMatchObject({
    delivery: 'waiting',
    turnsOff: null,
  })
  expect(afterAttempt(attemptOf(500), tried, OFF_AFTER_MS, 0)).toEqual({ delivery: 'failed', turnsOff: 'failing' })
  expect(afterAttempt(attemptOf(410), { ...tried, failingSince: null }, 0, 0)).toEqual({
    delivery: 'failed',
    turnsOff: 'gone',
  })
  expect(attemptOf(302)).toEqual({ ok: false, failure: 'redirect', status: 302 })
})
