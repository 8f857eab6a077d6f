import { expect, test } from 'bun:test'
import { sql } from 'kysely'
import { stepOfXp } from '../../shared/database/members/member-step.ts'
import { MAX_LEVEL, MAX_XP } from '../../shared/levelling/curve.ts'
import { placeStep, placeStepStart } from '../../shared/levelling/place-step.ts'
import { overEachDialect } from './dialects.ts'

const steps = Array.from({ length: MAX_LEVEL + 1 }, (_, step) => step)
/** The last total before each step, and the first two of the step. The formula only rises, so it is right inside a step if it is right at both ends. */
const totals = [...new Set(steps.flatMap((step) => [-1, 0, 1].map((by) => placeStepStart(step) + by)))]
  .filter((xp) => xp >= 0)
  .concat(10_000_000_000, 2 ** 52, MAX_XP)

overEachDialect('the step of the leaderboard', (at) => {
  test('of every total is the same in SQL as in TypeScript', async () => {
    const values = sql.raw(totals.map((xp) => `select cast(${xp} as unsigned) as xp`).join(' union all '))
    const { rows } = await sql<{ xp: number; step: number }>`
      select xp, ${stepOfXp} as step from (${values}) as totals`.execute(at.db)
    expect(rows.length).toBe(totals.length)
    expect(rows.filter(({ xp, step }) => step !== placeStep(xp))).toEqual([])
  })
})
