import { curveInXp } from '../../levelling/curve-presets.ts'
import { field } from '../carried/values.ts'
import type { FileFormat } from '../format.ts'
import { polarisSettings } from './polaris-settings.ts'

/**
 * The exports of Polaris: JSON with settings, JSON with XP alone, a table with the columns "ID,Total XP", and lines "id - xp".
 * https://github.com/GDColon/Polaris-Open/blob/main/commands/button/export_xp.js
 */
export const polaris: FileFormat = {
  name: 'polaris',
  title: 'Polaris',
  curve: 'polaris',
  json: [
    { list: 'users', id: null, xp: 'xp', level: 'level', leavesOut: true, marks: ['cooldown', 'hidden'] },
    { list: '', id: null, xp: 'xp', level: null, marks: [] },
  ],
  isText: ({ header, separator }) => header.join() === 'id,total xp' || separator === ' - ',
  besides: ['settings'],
  carries: ({ settings }) => polarisSettings(settings),
  ownCurve({ settings }) {
    const curve = field(settings, 'curve')
    const [linear, square, cubic] = ['1', '2', '3'].map((power) => Number(field(curve, power)))
    if (linear === undefined || square === undefined || cubic === undefined) return null
    return [linear, square, cubic].every(Number.isFinite) ? curveInXp({ linear, square, cubic }) : null
  },
}
