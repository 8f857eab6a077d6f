export interface StateSource {
  /** The current state of each item of this source. */
  states(): Promise<readonly string[]>
}

/** Counts the items of several sources by their state. */
export class StateCounts {
  private readonly sources = new Set<StateSource>()

  add(source: StateSource): void {
    this.sources.add(source)
  }

  remove(source: StateSource): void {
    this.sources.delete(source)
  }

  async count(): Promise<Map<string, number>> {
    const counts = new Map<string, number>()
    for (const states of await Promise.all([...this.sources].map((source) => source.states()))) {
      for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1)
    }
    return counts
  }
}
