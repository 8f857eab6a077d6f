import { type Curve, progressAt } from '../levelling/curve.ts'
import type { Card } from './card.ts'

/** A member's standing, as a card shows it. */
interface Standing {
  level: number
  rank: number
  xp: number
  curve: Curve
}

/** A member's card from the member's standing. */
export function memberCard(
  { level, rank, xp, curve }: Standing,
  look: Pick<Card, 'name' | 'theme' | 'accent' | 'locale' | 'occasion'>,
): Card {
  const { xpIntoLevel: have, xpOfLevel: need } = progressAt(xp, curve)
  return { ...look, level, rank, xp, progress: need === null ? null : { have, need } }
}
