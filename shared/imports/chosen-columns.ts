import type { ChosenColumns } from './formats/plain.ts'

const COLUMN = /^(id|xp|level|messages)=(.+)$/
const LONGEST_NAME = 100

/** Reads columns that were chosen by hand, such as `id=who,xp=points`. @returns null where the text has another form, or names no id, or neither XP nor a level */
export function readColumns(text: string): ChosenColumns | null {
  const given = new Map<string, string>()
  for (const part of text.split(',')) {
    const [, what = '', name = ''] = COLUMN.exec(part.trim()) ?? []
    if (name === '' || name.length > LONGEST_NAME) return null
    given.set(what, name)
  }
  const [id, xp = null, level = null, messages = null] = ['id', 'xp', 'level', 'messages'].map((what) =>
    given.get(what),
  )
  return id === undefined || (xp === null && level === null) ? null : { id, xp, level, messages }
}
