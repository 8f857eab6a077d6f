const TURN_MS = 500

/** An address of the internal network. Each request needs another one, because the pages of an address are limited. */
export const randomAddress = (): string => `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}`

/** How many requests a second all connections send together, in each turn. @param send sends a request, and waits for its answer */
export async function requestRates(
  send: () => Promise<unknown>,
  { connections, turns }: { connections: number; turns: number },
): Promise<number[]> {
  const rates: number[] = []
  for (let nth = 0; nth < turns; nth++) {
    const startedAt = performance.now()
    let done = 0
    const keepSending = async (): Promise<void> => {
      for (; performance.now() - startedAt < TURN_MS; done++) await send()
    }
    await Promise.all(Array.from({ length: connections }, keepSending))
    rates.push((done * 1_000) / (performance.now() - startedAt))
  }
  return rates
}
