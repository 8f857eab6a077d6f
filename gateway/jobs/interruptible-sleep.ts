/** Waits that all end when the process stops. */
export class InterruptibleSleep {
  private readonly under = new Map<() => void, ReturnType<typeof setTimeout>>()
  private over = false

  /** @returns false if it was interrupted */
  sleep(ms: number): Promise<boolean> {
    if (this.over) return Promise.resolve(false)
    return new Promise((resolve) => {
      const cutShort = () => resolve(false)
      const timer = setTimeout(() => {
        this.under.delete(cutShort)
        resolve(true)
      }, ms)
      this.under.set(cutShort, timer)
    })
  }

  /** Ends every wait, and every later one as soon as it begins. */
  interrupt(): void {
    this.over = true
    for (const [cutShort, timer] of this.under) {
      clearTimeout(timer)
      cutShort()
    }
    this.under.clear()
  }
}
