const LOOK_EVERY_MS = 10
/** Long enough for a machine that is slow and busy: only a failure takes so long. */
const TIMEOUT_MS = 60_000

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
    const value = await look()
    // The type excludes exactly these three values.
    if (value !== undefined && value !== null && value !== false)
      return value as Exclude<Value, undefined | null | false>
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`)
    await Bun.sleep(LOOK_EVERY_MS)
  }
}
