import type { FileFormat } from '../format.ts'

/** A list of Arcane's levels with the columns id and level. Arcane says no XP. */
export const arcane: FileFormat = {
  name: 'arcane',
  title: 'Arcane',
  curve: 'arcane',
  json: [],
  isText: ({ level, xp, header }) => level !== null && xp === null && header.length === 2,
}
