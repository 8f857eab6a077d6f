import { UnreadableFile } from '../file-refusal.ts'
import type { FileFormat, TextShape } from '../format.ts'
import { FORMATS } from '../formats/list.ts'
import { type ChosenColumns, namedAs, plain } from '../formats/plain.ts'
import { readId } from '../values.ts'

/** Finds the columns of a text file. @param cells of its first line @throws {UnreadableFile} where they are not clear */
export function shapeOf(cells: readonly string[], separator: string, chosen: ChosenColumns | null): TextShape {
  const hasHeader = !cells.some((cell) => {
    const id = readId(cell)
    return id.ok || id.why === 'float-id'
  })
  const header = hasHeader ? cells.map((cell) => cell.toLowerCase()) : []
  const place = (name: string | null | undefined): number | null => {
    if (name === null || name === undefined) return null
    const at = header.indexOf(name.toLowerCase())
    if (at >= 0) return at
    if (/^[1-9]\d?$/.test(name) && Number(name) <= cells.length) return Number(name) - 1
    throw new UnreadableFile('no-column', 1)
  }
  const names: Readonly<Partial<Record<keyof ChosenColumns, string | null | undefined>>> = chosen ?? {
    id: hasHeader ? namedAs('id', header) : '1',
    xp: hasHeader ? namedAs('xp', header) : '2',
    level: hasHeader ? namedAs('level', header) : null,
    messages: hasHeader ? namedAs('messages', header) : null,
  }
  const id = place(names.id)
  if (id === null || (!names.xp && !names.level)) throw new UnreadableFile('no-members', 1)
  const [xp, level, messages] = [names.xp, names.level, names.messages].map(place)
  return { id, xp: xp ?? null, level: level ?? null, messages: messages ?? null, header, separator }
}

/** The formats that a text file may have, the likeliest first. */
export const textFormats = (shape: TextShape, chosen: ChosenColumns | null): FileFormat[] =>
  chosen === null ? FORMATS.filter(({ isText }) => isText?.(shape) === true) : [plain]
