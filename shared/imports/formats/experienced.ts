import type { FileFormat } from '../format.ts'

/** The export of Experienced: https://xp.valk.sh/docs. It counts levels as MEE6 does. */
export const experienced: FileFormat = {
  name: 'experienced',
  title: 'Experienced',
  curve: 'mee6',
  json: [{ list: '', id: 'id', xp: 'xp', level: null, marks: [] }],
}
