import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { PreviewCount } from '../../../shared/imports/preview.ts'
import { IMPORT_MODES, importedTotal, wantedXp } from '../../../shared/imports/wanted-xp.ts'
import { DEFAULT_CURVE, levelAt, MAX_LEVEL, MAX_XP, xpFor } from '../../../shared/levelling/curve.ts'
import { CURVE_PRESETS, PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { levelRoleChange } from '../../../shared/levelling/level-roles.ts'
import { applyAwards } from '../../../shared/levelling/xp-ledger.ts'

const GUILD = '172002255350792192'
const ROLES = [
  { level: 1, roleId: '11' },
  { level: 5, roleId: '15' },
]
const rules = { levelRoles: ROLES, type: 'single' as const }

test('kept totals are the file’s, and a level without XP counts as its beginning', () => {
  const curves = { from: PRESET_CURVES.arcane, to: DEFAULT_CURVE }
  expect(wantedXp({ userId: '1', xp: 700, level: 3 }, 'totals', curves)).toEqual({ ok: true, xp: 700 })
  expect(wantedXp({ userId: '1', xp: null, level: 3 }, 'totals', curves)).toEqual({ ok: true, xp: 475 })
})

test('kept levels begin at the level, with the same share of the way to the next one', () => {
  const curves = { from: PRESET_CURVES.flat, to: DEFAULT_CURVE }
  const kept = (xp: number | null, level: number | null) => wantedXp({ userId: '1', xp, level }, 'levels', curves)
  expect(kept(3_500, 3)).toEqual({ ok: true, xp: 475 + 147 })
  expect(kept(3_500, null)).toEqual(kept(3_500, 3))
  expect(kept(null, 3)).toEqual({ ok: true, xp: 475 })
  // The file's level counts, whatever its XP says.
  expect(kept(9_999_999, 3)).toEqual({ ok: true, xp: 769 })
  expect(kept(0, 3)).toEqual({ ok: true, xp: 475 })
  expect(kept(MAX_XP, null)).toEqual({ ok: true, xp: xpFor(MAX_LEVEL, DEFAULT_CURVE) })
  const unknown = { from: null, to: DEFAULT_CURVE }
  expect(wantedXp({ userId: '1', xp: 5, level: null }, 'levels', unknown)).toEqual({ ok: false, why: 'no-level' })
})

test('a member whose level is kept has it on any two curves', () => {
  const curve = fc.constantFrom(...CURVE_PRESETS).map((preset) => PRESET_CURVES[preset])
  fc.assert(
    fc.property(curve, curve, fc.nat(2_000_000_000), (from, to, xp) => {
      const wanted = wantedXp({ userId: '1', xp, level: null }, 'levels', { from, to })
      return wanted.ok && levelAt(wanted.xp, to) === levelAt(xp, from)
    }),
  )
})

test('what a preview counts is what awards then do', () => {
  const total = fc.oneof(fc.nat(5_000), fc.constantFrom(MAX_XP, MAX_XP - 1, 99, 100))
  const members = fc.array(fc.record({ now: fc.option(total), wanted: total }), { maxLength: 30 })
  fc.assert(
    fc.property(members, fc.constantFrom(...IMPORT_MODES), (list, mode) => {
      const count = new PreviewCount({ mode, before: DEFAULT_CURVE, after: DEFAULT_CURVE, roles: rules })
      const users = list.map((member, nth) => ({ ...member, userId: String(nth + 1) }))
      for (const { userId, now, wanted } of users) count.add({ userId, now, wanted, hasLeft: now === 100 })
      const preview = count.result()
      const { results } = applyAwards(
        users.map(({ userId, now, wanted }) => {
          const amount = importedTotal(now ?? 0, wanted, mode) - (now ?? 0)
          return { guildId: GUILD, userId, source: 'admin' as const, key: 'import', at: 0, amount }
        }),
        {
          totals: users.map(({ userId, now }) => {
            return { guildId: GUILD, userId, total: { xp: now ?? 0, level: levelAt(now ?? 0, DEFAULT_CURVE) } }
          }),
          isWritten: () => false,
          curveOf: () => DEFAULT_CURVE,
          now: 0,
        },
      )
      const changes = results.map(({ before, after }) => after.xp - before.xp)
      expect([preview.raised, preview.lowered, preview.same]).toEqual(
        [1, -1, 0].map((sign) => changes.filter((change) => Math.sign(change) === sign).length),
      )
      expect(preview.known).toBe(users.filter(({ now }) => now !== null).length)
      expect(preview.left).toBe(users.filter(({ now }) => now === 100).length)
      expect(preview.known + preview.unknown).toBe(users.length)
      const most = results.map(({ after }) => after.xp).sort((a, b) => b - a)
      expect(preview.top.map(({ after }) => after.xp)).toEqual(most.slice(0, 20))
      const gains = results.flatMap(({ before, after }) => {
        const held = levelRoleChange(before.level, [], ROLES, 'single').give
        return levelRoleChange(after.level, held, ROLES, 'single').give
      })
      expect(preview.roles.reduce((sum, { gain }) => sum + gain, 0)).toBe(gains.length)
    }),
  )
})
