import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/**
 * How many parts of a long page to draw. The first few are drawn at once, and after each paint some more, because a slow phone
 * does not react while it draws all of them.
 * @param total the number of all parts @param step how many are drawn at once
 * @returns a number that rises to `total`
 */
export function useGradually(total: number, step: number): number {
  const drawn = useSignal(step)
  // Preact runs effects after the paint.
  useEffect(() => {
    if (drawn.value < total) drawn.value += step
  }, [drawn.value, total, step])
  return Math.min(drawn.value, total)
}
