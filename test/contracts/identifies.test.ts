import { expect, test } from 'bun:test'
import { reserveIdentify, takeIdentify } from '../../shared/database/processes/identifies.ts'
import { overTcp } from './dialects.ts'

const [BOT, OTHER_BOT] = ['900', '901']
/** Longer than the test takes. */
const EVERY_MS = 60_000
/** How exactly two reservations of the same moment agree: the time between the two statements. */
const TOLERANCE_MS = 10_000
const HOUR_MS = 3_600_000
const KEPT = 10

const near = (waitMs: number, wanted: number): boolean => Math.abs(waitMs - wanted) < TOLERANCE_MS

overTcp('identifies of several processes', (at) => {
  test('of one rate key are apart by the time that Discord asks for', async () => {
    const waits = await Promise.all([0, 1, 2, 3].map(() => reserveIdentify(at.db, BOT, 0, EVERY_MS)))
    const inOrder = waits.toSorted((a, b) => a - b)
    expect(inOrder.map((waitMs, nth) => near(waitMs, nth * EVERY_MS))).toEqual([true, true, true, true])
  })

  test('of different rate keys and bots do not wait for each other', async () => {
    await reserveIdentify(at.db, BOT, 0, EVERY_MS)
    expect(await reserveIdentify(at.db, BOT, 1, EVERY_MS)).toBe(0)
    expect(await reserveIdentify(at.db, OTHER_BOT, 0, EVERY_MS)).toBe(0)
  })

  test('are counted together, also where Discord has not counted the others yet', async () => {
    const left = { remaining: KEPT + 2, resetAt: HOUR_MS }
    const taken = await Promise.all([0, 1, 2, 3].map(() => takeIdentify(at.db, BOT, left, KEPT)))
    expect(taken.toSorted()).toEqual([HOUR_MS, HOUR_MS, null, null])
    expect(await takeIdentify(at.db, OTHER_BOT, left, KEPT)).toBeNull()
  })

  test('are counted from zero on the next day, and Discord’s count is used where it is higher', async () => {
    expect(await takeIdentify(at.db, BOT, { remaining: KEPT + 1, resetAt: HOUR_MS }, KEPT)).toBeNull()
    expect(await takeIdentify(at.db, BOT, { remaining: KEPT + 5, resetAt: HOUR_MS + 1_000 }, KEPT)).not.toBeNull()
    expect(await takeIdentify(at.db, BOT, { remaining: KEPT + 5, resetAt: 25 * HOUR_MS }, KEPT)).toBeNull()
    expect(await takeIdentify(at.db, BOT, { remaining: KEPT, resetAt: 25 * HOUR_MS }, KEPT)).toBe(25 * HOUR_MS)
  })
})
