import { expect, test } from 'bun:test'
import { leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { membersByLevel, membersByStep } from '../../shared/database/members/members-by-level.ts'
import { rankedStandings } from '../../shared/database/members/ranked-standings.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { changedLevels } from '../../shared/levelling/curve-change.ts'
import { CURVE_PRESETS, PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { GUILD, overEachDialect, seedMembers } from './dialects.ts'

const totals = Array.from({ length: 60 }, (_, nth) => nth * nth * 37)
const members = totals.map((xp, nth): [string, number] => [String(nth + 1), xp])
const LEVELS = [1, 3, 7, 20]

overEachDialect('with any curve', (at) => {
  test('members are counted at the wanted levels, and levels and ranks are those of the curve', async () => {
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
      const { least, most, all } = changedLevels(steps, PRESET_CURVES.mee6, curve)
      const changed = totals.filter((xp) => xp > 0 && levelAt(xp, curve) !== levelAt(xp, PRESET_CURVES.mee6)).length
      expect([least <= changed, changed <= most, all]).toEqual([true, true, 59])
    }
  })
})
