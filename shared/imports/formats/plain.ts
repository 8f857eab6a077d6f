import type { FileFormat, JsonShape } from '../format.ts'

/** The columns or fields with a member's id, XP, level and number of messages, by name, or from 1 in a text file without names. */
export interface ChosenColumns {
  id: string
  xp: string | null
  level: string | null
  messages?: string | null | undefined
}

/** Names of columns and fields that are understood without being chosen by hand, in small letters without spaces. */
const NAMES = {
  id: ['id', 'userid', 'user_id', 'memberid', 'member_id', 'discordid', 'discord_id', 'uid', 'user', 'member'],
  xp: ['xp', 'totalxp', 'total_xp', 'exp', 'experience', 'score', 'points'],
  level: ['level', 'lvl'],
  messages: ['messages', 'messagecount', 'message_count', 'totalmessages', 'total_messages'],
} as const

/** The first of the given names that means this; null for none. */
export const namedAs = (what: keyof typeof NAMES, given: readonly string[]): string | null =>
  given.find((name) => NAMES[what].some((known) => known === name.toLowerCase().replaceAll(' ', ''))) ?? null

/** A table or list of no bot in particular, whose columns are found by their names, or chosen by hand. */
export const plain: FileFormat = {
  name: 'plain',
  title: 'a plain list',
  curve: null,
  json: [],
  isText: () => true,
}

/** The shape of a plain list of a JSON file. @param fields of a row @returns null where it has no id, or neither XP nor a level */
export function plainShape(list: string, fields: readonly string[], chosen: ChosenColumns | null): JsonShape | null {
  const shape = { list, marks: [] }
  if (chosen !== null) return fields.includes(chosen.id) ? { ...shape, ...chosen } : null
  const [id, xp, level] = [namedAs('id', fields), namedAs('xp', fields), namedAs('level', fields)]
  const messages = namedAs('messages', fields)
  return id === null || (xp === null && level === null) ? null : { ...shape, id, xp, level, messages }
}
