import { MAX_LEVEL } from '../../shared/levelling/curve.ts'
import type { CurveProblem } from '../../shared/levelling/stored-curve.ts'
import type { Speak } from '../features/texts.ts'

/** Why a guild cannot use a curve. */
export function curveProblemText(text: Speak, found: CurveProblem): string {
  if (found.problem === 'not-rising') return text('curve.notRising', { level: found.level })
  return text('curve.tooHigh', { level: found.problem === 'too-high' ? found.level : MAX_LEVEL })
}
