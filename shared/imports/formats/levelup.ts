import { curveInXp } from '../../levelling/curve-presets.ts'
import { field } from '../carried/values.ts'
import type { FileFormat } from '../format.ts'
import { LEVELUP_SETTINGS, levelupSettings } from './levelup-settings.ts'

/**
 * The settings of a server of LevelUp for Red, which leaves defaults out: no XP, and level 0. XP may have a fraction.
 * https://github.com/vertyco/vrt-cogs/blob/main/levelup/common/models.py (`Profile`, `GuildSettings`)
 */
export const levelup: FileFormat = {
  name: 'levelup',
  title: 'LevelUp for Red',
  curve: 'levelup',
  json: [
    {
      list: 'users',
      id: null,
      xp: 'xp',
      level: 'level',
      messages: 'messages',
      leavesOut: true,
      marks: ['voice', 'messages', 'level', 'prestige', 'last_active'],
    },
  ],
  besides: LEVELUP_SETTINGS,
  carries: levelupSettings,
  // The total of a level is base x level ^ exp. Whole exponents up to 3 have a curve here.
  ownCurve({ algorithm }) {
    if (algorithm === undefined) return null
    const [base, exp] = [Number(field(algorithm, 'base') ?? 100), Number(field(algorithm, 'exp') ?? 2)]
    if (!Number.isFinite(base)) return null
    if (exp === 1) return curveInXp({ linear: base })
    if (exp === 2) return curveInXp({ square: base })
    return exp === 3 ? curveInXp({ cubic: base }) : null
  },
}
