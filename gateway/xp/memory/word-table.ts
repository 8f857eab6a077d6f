const LARGEST_LOAD = 0.75
const FIRST_SLOTS = 64

/**
 * A hash table of 32-bit words: open addressing over one typed array, so that an entry costs its words and nothing
 * more, and the garbage collector has nothing to walk. A key is never all zeros.
 */
export class WordTable {
  /** Slots of `keyWords + valueWords` words each. `find` and `put` say where in it a value begins. */
  words: Uint32Array
  size = 0
  private readonly stride: number
  private mask = FIRST_SLOTS - 1

  constructor(
    private readonly keyWords: number,
    valueWords: number,
  ) {
    this.stride = keyWords + valueWords
    this.words = new Uint32Array(FIRST_SLOTS * this.stride)
  }

  get bytes(): number {
    return this.words.byteLength
  }

  /** Where the key's value begins in `words`; -1 where the key is absent. */
  find(key: Uint32Array): number {
    const at = this.slotOf(key, 0)
    return this.isFree(at) ? -1 : at + this.keyWords
  }

  /** Where the key's value begins in `words`, until the next `put` or `remove`; zeros where the key is new. */
  put(key: Uint32Array): number {
    const found = this.slotOf(key, 0)
    if (!this.isFree(found)) return found + this.keyWords
    if (this.size >= (this.mask + 1) * LARGEST_LOAD) this.grow()
    const at = this.slotOf(key, 0)
    for (let i = 0; i < this.keyWords; i++) this.words[at + i] = key[i] ?? 0
    this.size++
    return at + this.keyWords
  }

  remove(key: Uint32Array): void {
    let hole = this.slotOf(key, 0)
    if (this.isFree(hole)) return
    this.size--
    // Following entries move into the hole if it lies between them and their home slot, so that no search ends too early.
    for (let at = this.after(hole); !this.isFree(at); at = this.after(at)) {
      const home = this.homeOf(this.words, at)
      const length = this.words.length
      if ((at - home + length) % length < (at - hole + length) % length) continue
      this.words.copyWithin(hole, at, at + this.stride)
      hole = at
    }
    this.words.fill(0, hole, hole + this.stride)
  }

  /** The slot that holds the key at `from` in `keys`, or the free one where it belongs. */
  private slotOf(keys: Uint32Array, from: number): number {
    let at = this.homeOf(keys, from)
    while (!this.isFree(at) && !this.isAt(at, keys, from)) at = this.after(at)
    return at
  }

  private after(at: number): number {
    const next = at + this.stride
    return next === this.words.length ? 0 : next
  }

  private isFree(at: number, words = this.words): boolean {
    for (let i = 0; i < this.keyWords; i++) if (words[at + i] !== 0) return false
    return true
  }

  private isAt(at: number, keys: Uint32Array, from: number): boolean {
    for (let i = 0; i < this.keyWords; i++) if (this.words[at + i] !== keys[from + i]) return false
    return true
  }

  /** MurmurHash3's round and finalizer over the key's words. */
  private homeOf(keys: Uint32Array, from: number): number {
    let hash = 0x9747b28c
    for (let i = 0; i < this.keyWords; i++) {
      const word = Math.imul(keys[from + i] ?? 0, 0xcc9e2d51)
      hash ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593)
      hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) & this.mask) * this.stride
  }

  private grow(): void {
    const old = this.words
    this.mask = this.mask * 2 + 1
    this.words = new Uint32Array(old.length * 2)
    for (let from = 0; from < old.length; from += this.stride) {
      if (this.isFree(from, old)) continue
      const at = this.slotOf(old, from)
      for (let i = 0; i < this.stride; i++) this.words[at + i] = old[from + i] ?? 0
    }
  }
}
