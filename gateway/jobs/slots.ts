/** A limited number of slots. A caller waits in a queue while all are taken. */
export class Slots {
  private taken = 0
  private readonly line: (() => void)[] = []

  constructor(private readonly count: number) {}

  async take(): Promise<void> {
    if (this.taken < this.count) this.taken += 1
    // A slot that is left passes to the first in the queue directly, so that no later caller takes it.
    else await new Promise<void>((resolve) => this.line.push(resolve))
  }

  leave(): void {
    const next = this.line.shift()
    if (next) next()
    else this.taken -= 1
  }
}
