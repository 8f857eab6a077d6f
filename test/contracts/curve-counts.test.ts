import { expect, test } from 'bun:test'
import { leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { membersBetween } from '../../shared/database/members/members-between.ts'
import { membersByLevel, membersByStep } from '../../shared/database/members/members-by-level.ts'
import { rankedStandings } from '../../shared/database/members/ranked-standings.ts'
import { type Curve, levelAt } from '../../shared/levelling/curve.ts'
import { curveEffect, levelStarts } from '../../shared/levelling/curve-change.ts'
import { CURVE_PRESETS, PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { GUILD, overEachDialect, seedMembers } from './dialects.ts'

const totals = Array.from({ length: 60 }, (_, nth) => nth * nth * 37)
const members = totals.map((xp, nth): [string, number] => [String(nth + 1), xp])
const LEVELS = [1, 3, 7, 20]
const RULES = { levelRoles: LEVELS.map((level) => ({ level, roleId: String(level) })), type: 'stack' } as const

overEachDialect('with any curve', (at) => {
  test('members are counted at the wanted levels, levels and ranks are those of the curve, and its effect is exact', async () => {
    await seedMembers(at.db, GUILD, members)
    for (const preset of CURVE_PRESETS) {
      const curve = PRESET_CURVES[preset]
      await at.db
        .updateTable('guilds')
        .set({ curve: writeCurve(curve) })
        .where('id', '=', GUILD)
        .execute()
      const steps = await membersByStep(at.db, GUILD)
      const counts = await membersByLevel(at.db, GUILD, { steps, curve, levels: LEVELS })
      for (const level of LEVELS) {
        const reached = counts.filter((one) => one.level >= level).reduce((sum, one) => sum + one.members, 0)
        expect([preset, level, reached]).toEqual([
          preset,
          level,
          totals.filter((xp) => xp > 0 && levelAt(xp, curve) >= level).length,
        ])
      }
      const standings = await rankedStandings(at.db, GUILD, ['2', '30', '60'])
      expect([...standings].map(([id, { level, rank }]) => [id, level, rank]).sort()).toEqual(
        ['2', '30', '60'].map((id) => [id, levelAt(totals[Number(id) - 1] ?? 0, curve), 61 - Number(id)]),
      )
      const page = await leaderboardPage(at.db, GUILD, 2)
      expect(page.members.map(({ xp, level }) => level - levelAt(xp, curve))).toEqual(Array(10).fill(0))
      const parts = await membersBetween(at.db, GUILD, levelStarts(steps, PRESET_CURVES.mee6, curve))
      const effect = curveEffect(parts, PRESET_CURVES.mee6, curve, RULES)
      const earned = totals.filter((xp) => xp > 0)
      const risen = (xp: number) => levelAt(xp, curve) - levelAt(xp, PRESET_CURVES.mee6)
      expect([effect.all, effect.up, effect.down]).toEqual([
        ...[59, earned.filter((xp) => risen(xp) > 0).length, earned.filter((xp) => risen(xp) < 0).length],
      ])
      const holders = (xps: readonly number[], by: Curve) => xps.filter((xp) => levelAt(xp, by) >= 7).length
      const { gain = 0, lose = 0 } = effect.roles.find(({ roleId }) => roleId === '7') ?? {}
      expect(gain - lose).toBe(holders(earned, curve) - holders(earned, PRESET_CURVES.mee6))
    }
  })
})
