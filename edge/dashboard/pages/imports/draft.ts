import type { ImportBody } from '../../../../shared/api/imports.ts'
import { LARGEST_FILE_BYTES } from '../../../../shared/imports/upload.ts'

/** An import that is being set up. */
export interface Draft {
  mode: ImportBody['mode']
  keeps: ImportBody['keeps']
  id: string
  xp: string
  level: string
  messages: string
}

export const EMPTY_DRAFT: Draft = { mode: 'higher', keeps: 'totals', id: '', xp: '', level: '', messages: '' }

const nameOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The body of the request to the API, which checks it. The file is recognized where no column with ids is named. */
export function draftBody({ mode, keeps, ...named }: Draft, { name, size }: File): ImportBody {
  const id = nameOrNull(named.id)
  const [xp, level, messages] = [nameOrNull(named.xp), nameOrNull(named.level), nameOrNull(named.messages)]
  return { name: name.slice(-260), bytes: size, mode, keeps, columns: id === null ? null : { id, xp, level, messages } }
}

/** Why a file cannot be uploaded; null where it can. */
export const fileProblem = (file: File | null): 'missing' | 'empty' | 'tooLarge' | null => {
  if (file === null) return 'missing'
  if (file.size === 0) return 'empty'
  return file.size > LARGEST_FILE_BYTES ? 'tooLarge' : null
}
