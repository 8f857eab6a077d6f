import { type Curve, MAX_LEVEL } from './curve.ts'
import type { CurveProblem } from './stored-curve.ts'

/** The XP that each coefficient adds to a level, in parts of an XP. */
const termsAt = ({ cubic, square, linear }: Curve, level: number): [keyof Curve, number][] => [
  ['cubic', cubic * level ** 3],
  ['square', square * level ** 2],
  ['linear', linear * level],
]

/**
 * The coefficient that an admin should change to make the curve usable. If the XP of levels does not rise, it is the coefficient
 * that lowers the XP most. If a level takes too much XP, it is the coefficient that adds most.
 */
export function coefficientToBlame(curve: Curve, found: CurveProblem): keyof Curve {
  const level = found.problem === 'too-large' ? MAX_LEVEL : found.level
  const before = new Map(termsAt(curve, found.problem === 'not-rising' ? level - 1 : 0))
  const rises = termsAt(curve, level).map(([name, term]) => ({ name, rise: term - (before.get(name) ?? 0) }))
  const [least, , most] = rises.sort((a, b) => a.rise - b.rise)
  if (found.problem !== 'not-rising') return most?.name ?? 'linear'
  // Without a negative coefficient, all of them are too small.
  return least !== undefined && least.rise < 0 ? least.name : 'linear'
}
