import { type StartTimer, startTimer } from '../../edge/runtime/timers.ts'
import type { DatabaseTap } from './database-tap.ts'

const TIMES = 30

/**
 * Timers of the edge. Its deadlines, of a second or more, are 30 times as long, for a database on a busy machine; they
 * are as always where the database never answers.
 */
export const timersFor =
  (tap: () => DatabaseTap): StartTimer =>
  (ms) =>
    startTimer(ms < 1_000 || tap().isSilent ? ms : ms * TIMES)
