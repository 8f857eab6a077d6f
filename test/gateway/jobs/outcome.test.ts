import { expect, test } from 'bun:test'
import { DiscordAPIError, HTTPError } from '@discordjs/rest'
import { NoServingBot } from '../../../gateway/jobs/guild-rest.ts'
import { outcomeOfFailure } from '../../../gateway/jobs/outcome.ts'
import { Refusals } from '../../../gateway/jobs/refusals.ts'

const NOW = 1_785_542_400_000
const HOUR_MS = 3_600_000
const SECRET_URL = 'https://discord.com/api/v10/webhooks/1/secret-token/messages/@original'

const once = { attempts: 1, createdAt: NOW }
const refusal = (code: number, status: number) =>
  new DiscordAPIError({ code, message: 'words' }, code, status, 'PATCH', SECRET_URL, {})
const outage = new HTTPError(503, 'Service Unavailable', 'PATCH', SECRET_URL, {})

test.each([50_001, 50_013, 50_007, 50_278, 10_003, 10_011, 60_003, 160_005, 50_083, 200_000])(
  'Discord refuses %d for good',
  (code) => {
    const end = outcomeOfFailure(refusal(code, 403), once, NOW, 0)
    expect(end).toEqual({ outcome: 'failed', reason: `${code}: words` })
  },
)

test.each([10_007, 10_013])('a member who is gone (%d) is no failure', (code) => {
  expect(outcomeOfFailure(refusal(code, 404), once, NOW, 0)).toEqual({ outcome: 'done' })
})

test.each([20_016, 20_028, 20_029, 40_003, 40_004, 40_333, 130_000])(
  'a request that Discord refuses for now (%d) is sent again',
  (code) => {
    expect(outcomeOfFailure(refusal(code, 403), once, NOW, 0)).toMatchObject({ outcome: 'later' })
  },
)

test.each([408, 429])('an answer of %d, whatever its code, is not a final refusal', (status) => {
  expect(outcomeOfFailure(refusal(0, status), once, NOW, 0)).toMatchObject({ outcome: 'later' })
})

test('an outage doubles the wait each time, with jitter, up to two minutes', () => {
  const waits = [1, 2, 3, 4, 9, 50].map((attempts) => {
    const [soonest, latest] = [0, 1].map((random) =>
      outcomeOfFailure(outage, { attempts, createdAt: NOW }, NOW, random),
    )
    if (soonest?.outcome !== 'later' || latest?.outcome !== 'later') throw new Error('it does not wait')
    return [soonest.runAt - NOW, latest.runAt - NOW]
  })
  expect(waits).toEqual([
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [4_000, 8_000],
    [60_000, 120_000],
    [60_000, 120_000],
  ])
})

test('a job that fails for hours ends as failed, but not before a few tries', () => {
  const createdAt = NOW - 7 * HOUR_MS
  expect(outcomeOfFailure(outage, { attempts: 5, createdAt }, NOW, 0)).toMatchObject({ outcome: 'failed' })
  expect(outcomeOfFailure(outage, { attempts: 4, createdAt }, NOW, 0)).toMatchObject({ outcome: 'later' })
})

test('a job that the process stopped at its end does not count as tried', () => {
  const abort = new DOMException('The operation was aborted', 'AbortError')
  expect(outcomeOfFailure(abort, once, NOW, 0)).toEqual({ outcome: 'released' })
})

test('without a serving bot, a job waits as long as the error says', () => {
  const end = outcomeOfFailure(new NoServingBot('nobody', 300_000), once, NOW, 1)
  expect(end).toMatchObject({ outcome: 'later', runAt: NOW + 300_000 })
})

test('no reason holds an address, which may hold a token', () => {
  for (const error of [outage, refusal(50_027, 401), refusal(0, 500)]) {
    expect(JSON.stringify(outcomeOfFailure(error, once, NOW, 0))).not.toContain('secret-token')
  }
})

test('a repeatedly refused request is sent less and less often, until something changes in the guild', () => {
  let now = NOW
  let asked = 0
  const refusals = new Refusals(() => now)
  const tenMinutes = () => {
    asked = 0
    for (const end = now + 600_000; now < end; now += 1_000) {
      if (refusals.reasonFor('channel 1') !== null) continue
      refusals.note('channel 1', '50013: Missing Permissions', '7')
      asked += 1
    }
    return asked
  }
  expect([tenMinutes(), tenMinutes(), tenMinutes()]).toEqual([5, 1, 1])
  refusals.forget('8')
  expect(refusals.reasonFor('channel 1')).not.toBeNull()
  refusals.forget('7')
  expect(refusals.reasonFor('channel 1')).toBeNull()
})

test('a refusal is remembered for a short while', () => {
  let now = NOW
  const refusals = new Refusals(() => now)
  refusals.note('channel 1', '50013: Missing Permissions')
  expect(() => refusals.check('channel 1')).toThrow('50013: Missing Permissions')
  expect(() => refusals.check('channel 2')).not.toThrow()
  now += 30_000
  expect(() => refusals.check('channel 1')).not.toThrow()
})
