/**
 * The rates of one round, in which our side runs first and last and the other side between. All have the same unit; a
 * higher rate is better.
 */
export interface Round {
  ours: readonly [first: number, last: number]
  theirs: number
}

export interface Comparison {
  /** Medians over the rounds. */
  ours: number
  theirs: number
  /** The median over the rounds. In a round, both sides have the whole machine, one right after the other. */
  ratio: number
  /** How far a ratio may be off by chance: what our side measures against itself. 0.02 is two per cent. */
  noise: number
}

/** The middle value; of an even number, the mean of the two in the middle. @throws where there are none */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** @param share 0..1 @throws where there are no values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  if (low === undefined || high === undefined) throw new Error('there is no quantile of no values')
  return low + (high - low) * (at - Math.floor(at))
}

/**
 * How far a median may be off by chance, as a share of it: half its 95 % interval, from the quartiles. McGill, Tukey and
 * Larsen, Variations of Box Plots, 1978.
 */
export const noiseOf = (values: readonly number[]): number =>
  (1.57 * (quantile(values, 0.75) - quantile(values, 0.25))) / Math.sqrt(values.length) / median(values)

/** Compares two sides over all rounds. The noise is that of our side against itself. */
export function comparisonOf(rounds: readonly Round[]): Comparison {
  const own = rounds.map(({ ours: [first, last] }) => (first + last) / 2)
  const against = rounds.map(({ ours: [first, last] }) => first / last)
  return {
    ours: median(own),
    theirs: median(rounds.map(({ theirs }) => theirs)),
    ratio: median(rounds.map(({ theirs }, nth) => (own[nth] ?? 0) / theirs)),
    noise: noiseOf(against),
  }
}

/** Takes turns between two sides. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<Comparison> {
  const taken: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const first = await ours()
    const other = await theirs()
    taken.push({ ours: [first, await ours()], theirs: other })
  }
  return comparisonOf(taken)
}
