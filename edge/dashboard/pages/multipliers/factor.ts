import type { MultipliersReply } from '../../../../shared/api/lists.ts'
import { FACTOR_LIMITS, percentOf, USUAL_PERCENT } from '../../../../shared/levelling/earning-factor.ts'
import { type Gain, gainAt } from '../../../../shared/levelling/gain.ts'
import { multipliersTexts } from '../../../../shared/text/web/multipliers-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { readNumber } from '../settings/typed.ts'

const say = sayFrom(multipliersTexts)

/** Reads a multiplier as people type it. @returns null unless it is 0 to 10 with at most two decimals */
export function readFactor(typed: string): number | null {
  const read = readNumber(typed, { kind: 'number', min: FACTOR_LIMITS.least, max: FACTOR_LIMITS.most })
  return read.ok && percentOf(read.value) !== null ? read.value : null
}

/** The XP of a message to which only this multiplier applies. */
export const gainWith = (factor: number, { rate, ...base }: MultipliersReply['base']): Gain =>
  // This computes in the same way as `earningFactor`, so that both round in the same way.
  gainAt((rate * Math.round(factor * USUAL_PERCENT)) / USUAL_PERCENT, base)

/** A gain in words, e.g. "15 to 30". */
export const gainText = ({ least, most }: Gain): string =>
  least === most ? writeNumber(most) : say('multipliers.range', { least, most })

/** A sentence about the XP that a message earns with a multiplier. */
export function earnsText(factor: number, { base, gain: usual }: Pick<MultipliersReply, 'base' | 'gain'>): string {
  if (factor === 1) return say('multipliers.earnsUsual')
  const gain = gainWith(factor, base)
  if (gain.most === 0) return say('multipliers.earnsNone')
  return say('multipliers.earns', { gain: gainText(gain), usual: gainText(usual) })
}
