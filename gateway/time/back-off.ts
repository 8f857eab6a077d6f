/** The shortest and the longest wait between two attempts, in milliseconds. */
export interface WaitRange {
  firstMs: number
  longestMs: number
}

/** How long to wait after consecutive failures: the wait doubles with each. @param failures whole number >= 1 @returns milliseconds */
export const doubledWaitMs = (failures: number, { firstMs, longestMs }: WaitRange): number =>
  Math.min(firstMs * 2 ** (failures - 1), longestMs)

/** A random time from half of a wait to the whole wait, so that what failed together is not tried again together. @param random 0..1 @returns milliseconds */
export const withJitter = (ms: number, random: number): number => Math.round(ms * (0.5 + random / 2))
