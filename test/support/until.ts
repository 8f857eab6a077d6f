const LOOK_EVERY_MS = 10
const GIVE_UP_MS = 15_000

/**
 * Waits until something that real sockets and a real database bring about is so.
 * @param look what is looked at; anything but undefined, null and false ends the wait, and is returned
 */
export async function until<Value>(
  what: string,
  look: () => Value | Promise<Value>,
  giveUpMs = GIVE_UP_MS,
): Promise<Exclude<Value, undefined | null | false>> {
  const deadline = performance.now() + giveUpMs
  for (;;) {
    const value = await look()
    // These are the three values that the type leaves out.
    if (value !== undefined && value !== null && value !== false)
      return value as Exclude<Value, undefined | null | false>
    if (performance.now() > deadline) throw new Error(`waited ${giveUpMs} ms in vain until ${what}`)
    await Bun.sleep(LOOK_EVERY_MS)
  }
}
