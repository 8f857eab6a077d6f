import { field, levelRole, valuesOf } from '../carried/values.ts'
import type { FileFormat } from '../format.ts'

/** The JSON of `/export` (`shared/exports/file.ts`). */
export const prosperity: FileFormat = {
  name: 'prosperity',
  title: 'Prosperity',
  curve: null,
  json: [
    {
      ...{ list: 'members', id: 'id', xp: 'xp', level: 'level', messages: 'messages' },
      marks: ['messages', 'name'],
    },
  ],
  besides: ['curve', 'levelRoles'],
  carries: ({ levelRoles }) =>
    valuesOf(levelRoles).flatMap((role) => levelRole(field(role, 'level'), field(role, 'roleId'))),
  ownCurve({ curve }) {
    const [cubic, square, linear] = ['cubic', 'square', 'linear'].map((name) => field(curve, name))
    return typeof cubic === 'number' && typeof square === 'number' && typeof linear === 'number'
      ? { cubic, square, linear }
      : null
  },
}
