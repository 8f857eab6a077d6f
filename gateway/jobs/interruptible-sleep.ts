/** Waits that all end when the process stops. */
export class InterruptibleSleep {
  private readonly under = new Map<() => void, ReturnType<typeof setTimeout>>()
  private over = false

  /** @returns false where it was cut short */
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

  /** Ends every wait, and any that is begun later. */
  interrupt(): void {
    this.over = true
    for (const [cutShort, timer] of this.under) {
      clearTimeout(timer)
      cutShort()
    }
    this.under.clear()
  }
}
