import type { wrongUsageOf } from '../../scripts/local/help.ts'

/**
 * Reads an option that takes a whole number of at least 1.
 * @param most the largest number that the option takes
 * @throws {Refusal} if the text is not such a number; its exit code is 64
 */
export function readNumber(
  wrongUsage: ReturnType<typeof wrongUsageOf>,
  option: string,
  given: string,
  most: number,
): number {
  const number = Number(given)
  if (/^[1-9]\d*$/.test(given) && number <= most) return number
  throw wrongUsage(`${option} takes a number from 1 to ${most}`)
}
