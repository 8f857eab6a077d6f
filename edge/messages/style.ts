/** The colour of the bar at the left of an embed. */
export const ACCENT_COLOR = 0x2ecc71

const BAR_PARTS = 12

/**
 * A bar of 12 blocks that shows progress. It is full only when `have` reaches `whole`, and empty only when `have` is 0.
 * @param have 0..whole
 * @param whole > 0
 */
export function progressBar(have: number, whole: number): string {
  const exact = (have / whole) * BAR_PARTS
  const filled = have === 0 ? 0 : have >= whole ? BAR_PARTS : Math.min(BAR_PARTS - 1, Math.max(1, Math.round(exact)))
  return '▰'.repeat(filled) + '▱'.repeat(BAR_PARTS - filled)
}
