/** So many at a time; whoever comes while all are taken waits in line. */
export class Slots {
  private taken = 0
  private readonly line: (() => void)[] = []

  constructor(private readonly count: number) {}

  async take(): Promise<void> {
    if (this.taken < this.count) this.taken += 1
    // The slot of whoever leaves is handed over, so that nobody gets ahead of the line.
    else await new Promise<void>((resolve) => this.line.push(resolve))
  }

  leave(): void {
    const next = this.line.shift()
    if (next) next()
    else this.taken -= 1
  }
}
