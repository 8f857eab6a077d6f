/** Counts things by their state, over several sources that each know the states of their own. */
export class StateCounts {
  private readonly sources = new Set<() => Promise<readonly string[]>>()

  /** @param states the state of each thing of this source now @returns removes the source */
  add(states: () => Promise<readonly string[]>): () => void {
    this.sources.add(states)
    return () => this.sources.delete(states)
  }

  async count(): Promise<Map<string, number>> {
    const counts = new Map<string, number>()
    for (const states of await Promise.all([...this.sources].map((source) => source()))) {
      for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1)
    }
    return counts
  }
}
