/**
 * A number of a JSON file that JavaScript cannot hold exactly, as the file spells it: the id 123456789012345678 would become
 * 123456789012345680.
 */
export class NumberText {
  constructor(readonly text: string) {}
}

/** Reads a number of a JSON file. @returns the number where JavaScript writes it in the same way, otherwise its text */
export function exactNumber(text: string): number | NumberText {
  const value = Number(text)
  return Number.isSafeInteger(value) && String(value) === text ? value : new NumberText(text)
}
