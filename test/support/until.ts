const LOOK_EVERY_MS = 10
/** A look that asks another process takes CPU time from it, so that the pause after it is this many times as long. */
const PAUSES = 4
const LONGEST_PAUSE_MS = 100
/** Long enough for a machine that is slow and busy: only a failure takes so long. */
const TIMEOUT_MS = 120_000

/**
 * Waits until a condition holds that depends on real sockets and a real database.
 * @param look checks the condition; its first result that is not undefined, null or false is returned
 */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  timeoutMs = TIMEOUT_MS,
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
    await Bun.sleep(Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS, PAUSES * (now - lookedAt))))
  }
}
