/** Random numbers that the seed determines. */
export interface Random {
  /** 0 <= n < 1 */
  next(): number
  /** least..most, both inclusive */
  whole(least: number, most: number): number
  /** @throws where the list is empty */
  pick<Value>(values: readonly Value[]): Value
  /** @param probability 0..1 */
  chance(probability: number): boolean
  shuffled<Value>(values: readonly Value[]): Value[]
}

/** mulberry32: 32 bits of state, even enough for tests. @param seed a whole number */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick(values) {
      const index = whole(0, values.length - 1)
      const value = values[index]
      if (value === undefined && index >= values.length) throw new Error('there is nothing to pick from')
      // The index is inside the list, where undefined is a value like any other.
      return value as (typeof values)[number]
    },
    shuffled(values) {
      const left = [...values]
      return values.flatMap(() => left.splice(whole(0, left.length - 1), 1))
    },
  }
}
