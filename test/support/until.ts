const LOOK_EVERY_MS = 20
/** A look takes CPU time from the processes that it asks, so the pause after a look is this many times as long as the look. */
const PAUSES = 12
const LONGEST_PAUSE_MS = 300
/** Long enough for a machine that is slow and busy: only a failure takes so long. */
const TIMEOUT_MS = 120_000

/**
 * Waits until a condition holds that depends on real sockets and a real database. It looks again and again, because other
 * processes do not report when the condition holds.
 * @param look checks the condition; its first result that is not undefined, null or false is returned
 * @param leastPauseMs the shortest pause between two looks; longer for a look that takes much time of the database
 */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  timeoutMs = TIMEOUT_MS,
  leastPauseMs = LOOK_EVERY_MS,
): Promise<Exclude<Value, undefined | null | false>> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const lookedAt = performance.now()
    const value = await look()
    // The type excludes exactly these three values.
    if (value !== undefined && value !== null && value !== false)
      return value as Exclude<Value, undefined | null | false>
    const now = performance.now()
    if (now > deadline) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`)
    await Bun.sleep(Math.max(leastPauseMs, Math.min(LONGEST_PAUSE_MS, PAUSES * (now - lookedAt))))
  }
}
