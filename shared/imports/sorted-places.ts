/** Bits that one round sorts by, and where they are in a word. */
const DIGIT_BITS = 8
const DIGITS = 2 ** DIGIT_BITS
const SHIFTS = [0, DIGIT_BITS, 2 * DIGIT_BITS, 3 * DIGIT_BITS]
/** Each word with its rounds: the low word first. */
const ROUNDS = ([1, 0] as const).flatMap((word) => SHIFTS.map((shift) => ({ word, shift })))
/** Places of one part: a few milliseconds of work. */
const PART = 65_536

/** The high word (0) or the low word (1) of the number at a place. */
type WordAt = (place: number, word: 0 | 1) => number

/**
 * Sorts the places of a list by numbers of 64 bits, digit by digit from the lowest one. Equal numbers keep their order. It takes
 * eight bytes for each place. The built-in sort takes several times as much, and cannot pause: this one yields between its parts.
 */
export function* sortedPlaces(count: number, wordAt: WordAt): Generator<void, Uint32Array<ArrayBuffer>> {
  let places = Uint32Array.from({ length: count }, (_, nth) => nth)
  let sorted = new Uint32Array(count)
  for (const round of ROUNDS) {
    const turn = new Round(places, sorted, (place) => (wordAt(place, round.word) >>> round.shift) % DIGITS)
    for (let from = 0; from < count; from += PART, yield) turn.count(from, Math.min(count, from + PART))
    turn.begin()
    for (let from = 0; from < count; from += PART, yield) turn.move(from, Math.min(count, from + PART))
    ;[places, sorted] = [sorted, places]
  }
  return places
}

/** Sorts places by one digit. Its loops are in methods, because those of a generator run several times slower. */
class Round {
  /** How many places have a lower digit: where the next place with this digit goes. */
  private readonly starts = new Uint32Array(DIGITS + 1)

  constructor(
    private readonly places: Uint32Array,
    private readonly sorted: Uint32Array,
    private readonly digitOf: (place: number) => number,
  ) {}

  count(from: number, to: number): void {
    const { starts, digitOf } = this
    for (let place = from; place < to; place++) {
      const next = digitOf(place) + 1
      starts[next] = (starts[next] ?? 0) + 1
    }
  }

  begin(): void {
    let sum = 0
    for (const [digit, places] of this.starts.entries()) {
      sum += places
      this.starts[digit] = sum
    }
  }

  move(from: number, to: number): void {
    const { starts, places, sorted, digitOf } = this
    for (let rank = from; rank < to; rank++) {
      const place = places[rank] ?? 0
      const digit = digitOf(place)
      const start = starts[digit] ?? 0
      starts[digit] = start + 1
      sorted[start] = place
    }
  }
}
