/** The colour down the side of an embed. */
export const ACCENT_COLOR = 0x2ecc71

const BAR_PARTS = 12

/**
 * A bar of small blocks, filled by parts. It looks full only when the whole is reached, and empty only at none.
 * @param have 0..whole
 * @param whole > 0
 */
export function progressBar(have: number, whole: number): string {
  const exact = (have / whole) * BAR_PARTS
  const filled = have === 0 ? 0 : have >= whole ? BAR_PARTS : Math.min(BAR_PARTS - 1, Math.max(1, Math.round(exact)))
  return '▰'.repeat(filled) + '▱'.repeat(BAR_PARTS - filled)
}
