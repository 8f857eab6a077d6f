/** The variables of a server's own wording of announcements. */
export const WORDING_VARIABLES = ['user', 'level', 'previous', 'role', 'rank', 'xp', 'server', 'next_role'] as const

export type WordingVariable = (typeof WORDING_VARIABLES)[number]

/** The text of each variable. */
export type WordingValues = Readonly<Record<WordingVariable, string>>

/** The most characters of a wording. The audit stores it with escapes, which make it at most twice as long. */
export const LONGEST_WORDING = 900

/** A piece of a wording: plain text, or the place of a variable. */
type Piece = string | { variable: WordingVariable }

/** A wording, split into its pieces. */
export type Wording = readonly Piece[]

/** Why a text is no wording. `at`: the position of the fault, counted in characters from 1. */
export type WordingFault =
  | { kind: 'blank' }
  | { kind: 'unclosed'; at: number }
  /** `nearest`: the variable with the most similar name; null where none is similar. */
  | { kind: 'unknown'; at: number; name: string; nearest: WordingVariable | null }
  /** The text itself, or the message with the longest values, has more characters than allowed. */
  | { kind: 'long-text' | 'long-message'; length: number; most: number }

export type ReadWording = { ok: true; wording: Wording } | { ok: false; fault: WordingFault }

/** Names that differ by more letters are not similar. */
const MOST_DIFFERENCES = 2

const isVariable = (name: string): name is WordingVariable => WORDING_VARIABLES.some((variable) => variable === name)

/** The number of characters, as people count them. */
const countOf = (text: string): number => [...text].length

/**
 * Reads a wording, e.g. `GG {user}, level {level}!`. `{{` is a plain brace.
 * @returns the first fault of a text that is no wording
 */
export function readWording(given: string): ReadWording {
  const text = given.replaceAll('\r\n', '\n')
  const refused = (fault: WordingFault): ReadWording => ({ ok: false, fault })
  if (text.trim() === '') return refused({ kind: 'blank' })
  if (countOf(text) > LONGEST_WORDING) {
    return refused({ kind: 'long-text', length: countOf(text), most: LONGEST_WORDING })
  }
  const wording: Piece[] = []
  let end = 0
  for (const match of text.matchAll(/\{\{|\{([^{}]*)(\}?)/g)) {
    const [found, name = '', closing] = match
    wording.push(text.slice(end, match.index))
    end = match.index + found.length
    const at = countOf(text.slice(0, match.index)) + 1
    if (found === '{{') wording.push('{')
    else if (closing === '') return refused({ kind: 'unclosed', at })
    else if (isVariable(name)) wording.push({ variable: name })
    else return refused({ kind: 'unknown', at, name, nearest: nearestTo(name) })
  }
  wording.push(text.slice(end))
  return { ok: true, wording }
}

/** Fills values into a wording. Spaces around the message are left out, because Discord removes them. */
export const fillWording = (wording: Wording, values: WordingValues): string =>
  wording
    .map((piece) => (typeof piece === 'string' ? piece : values[piece.variable]))
    .join('')
    .trim()

/** Whether a wording names a variable. */
export const names = (wording: Wording, variable: WordingVariable): boolean =>
  wording.some((piece) => typeof piece !== 'string' && piece.variable === variable)

function nearestTo(name: string): WordingVariable | null {
  const plain = name.trim().toLowerCase().replaceAll(/[\s-]/g, '_')
  const [nearest] = WORDING_VARIABLES.map((variable) => ({ variable, differences: differences(plain, variable) }))
    .filter((one) => one.differences <= Math.min(MOST_DIFFERENCES, one.variable.length - 1))
    .sort((a, b) => a.differences - b.differences)
  return nearest?.variable ?? null
}

/** How many letters must be added, removed or replaced to turn one text into the other (Levenshtein's distance). */
function differences(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    above = current
  }
  return above[to.length] ?? 0
}
