/** A font file, and the characters that are drawn with it. */
export interface Face {
  /** The name of the font. Files of one font share it. */
  family: string
  /** The name of the file. */
  file: string
  /** The characters of the file, as ranges of code points, first and last. */
  ranges: readonly (readonly [number, number])[]
}

/** The fonts in the order in which they are asked for a character. */
export type Faces = readonly Face[]

const draws = ({ ranges }: Face, code: number): boolean => ranges.some(([first, last]) => first <= code && code <= last)

/** The files that a text needs: for each of its characters the first that has it. Characters that no file has are left out. */
export function facesFor(text: string, faces: Faces): Face[] {
  const needed = new Set<Face>()
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0
    const face = faces.find((one) => draws(one, code))
    if (face !== undefined) needed.add(face)
  }
  // In the order of the list, because the engine asks fonts in the order of their registration.
  return faces.filter((face) => needed.has(face))
}

/** Emoji are drawn as pictures, and their joiners and selectors draw nothing. */
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Component}]/u

/** A text without the characters that no font has: they would be drawn as empty boxes. */
export const withoutUndrawable = (text: string, faces: Faces): string =>
  Array.from(text)
    .filter((character) => EMOJI.test(character) || faces.some((face) => draws(face, character.codePointAt(0) ?? 0)))
    .join('')
