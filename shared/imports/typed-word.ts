import type { BulkChange } from './bulk-change.ts'
import { speakBulk } from './bulk-texts.ts'

/** The word that an admin types to confirm a change of many members, in their language. */
export const confirmingWord = (what: BulkChange['what'], locale: string): string =>
  speakBulk(locale)(what === 'reset' ? 'bulk.wordReset' : 'bulk.wordGive')

/** A text without accents, upper case and spaces around it: phones write the first letter in upper case. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()

/** Whether somebody typed the word. */
export const isConfirmed = (typed: string, word: string): boolean => plain(typed) === plain(word)
