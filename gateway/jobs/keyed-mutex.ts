/** Runs work with the same key one after the other, and work with different keys at the same time. */
export class KeyedMutex {
  private readonly last = new Map<string, Promise<unknown>>()

  /** How many keys have work that runs or waits. */
  get size(): number {
    return this.last.size
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work)
    // The next work waits for this end, whether it succeeds or fails.
    const settled = turn.catch(() => {})
    this.last.set(key, settled)
    try {
      return await turn
    } finally {
      if (this.last.get(key) === settled) this.last.delete(key)
    }
  }
}
