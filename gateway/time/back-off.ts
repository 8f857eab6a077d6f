/** The shortest and the longest wait between two attempts, in milliseconds. */
export interface WaitRange {
  firstMs: number
  longestMs: number
}

/** How long to wait after failures in a row: the wait doubles with each. @param failures whole number >= 1 @returns milliseconds */
export const doubledWaitMs = (failures: number, { firstMs, longestMs }: WaitRange): number =>
  Math.min(firstMs * 2 ** (failures - 1), longestMs)

/** Half of a wait to all of it, so that what failed together is not tried again together. @param random 0..1 @returns milliseconds */
export const withJitter = (ms: number, random: number): number => Math.round(ms * (0.5 + random / 2))
