import { assertNever } from '../../shared/assert-never.ts'
import { type CurveProblem, LARGEST_IN_XP } from '../../shared/levelling/stored-curve.ts'
import type { Speak } from '../features/texts.ts'

/** Why a guild cannot use a curve. */
export function curveProblemText(text: Speak, found: CurveProblem): string {
  switch (found.problem) {
    case 'not-rising':
      return text('curve.notRising', { level: found.level })
    case 'too-high':
      return text('curve.tooHigh', { level: found.level })
    case 'too-large':
      return text('curve.tooLarge', { ...LARGEST_IN_XP })
    default:
      return assertNever(found)
  }
}
