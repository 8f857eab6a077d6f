import type { FileFormat } from '../format.ts'

/** The reply of Tatsu's guild rankings: https://dev.tatsu.gg/api. The score counts as XP. */
export const tatsu: FileFormat = {
  name: 'tatsu',
  title: 'Tatsu',
  curve: null,
  json: [{ list: 'rankings', id: 'user_id', xp: 'score', level: null, marks: ['score', 'user_id'] }],
}
