import { readSnowflake, writeSnowflake } from '../discord/snowflake.ts'
import { sortedPlaces } from './sorted-places.ts'
import type { MemberValues } from './values.ts'

/** A member of a file, with the line of the row. */
export interface MemberRow extends MemberValues {
  line: number
}

/** The most rows of one file: 26 bytes each, in memory, and 4 more where the file has numbers of messages. */
export const MOST_ROWS = 5_000_000

const NONE = -1
const NO_MESSAGES = 0xff_ff_ff_ff
/** Rows of one block. A larger file gets more blocks, because copying rows into a longer array takes twice the memory. */
const BLOCK = 65_536

/** The columns of some rows that follow one another. */
const newBlock = () => ({
  /** Null until a row has a number of messages. */
  messages: null as Uint32Array | null,
  /** Two words for each id, because every BigInt that is compared would be an object to collect. */
  ids: new Uint32Array(2 * BLOCK),
  xp: new Float64Array(BLOCK),
  levels: new Int16Array(BLOCK),
  lines: new Uint32Array(BLOCK),
})

type Block = ReturnType<typeof newBlock>

/** The rows of a file in the order of their ids, in little memory: a million of them take some 26 MB. */
export class MemberRows {
  private readonly blocks: Block[] = []
  /** All rows that were added. */
  count = 0
  private order = new Uint32Array()
  /** Rows that do not count, because another row of the same member does. Only after `closing`. */
  duplicates = 0

  /** Members, each once. Only after `closing`. */
  get size(): number {
    return this.order.length
  }

  get isFull(): boolean {
    return this.count >= MOST_ROWS
  }

  add({ userId, xp, level, messages, line }: MemberRow): void {
    if (this.count % BLOCK === 0) this.blocks.push(newBlock())
    const at = this.count++ % BLOCK
    const block = this.blocks.at(-1)
    if (block === undefined) throw new RangeError('there is no block')
    writeSnowflake(userId, block.ids, 2 * at)
    block.xp[at] = xp ?? NONE
    block.levels[at] = level ?? NONE
    block.lines[at] = line
    if (messages === null) return
    block.messages ??= new Uint32Array(BLOCK).fill(NO_MESSAGES)
    block.messages[at] = messages
  }

  /**
   * Sorts the rows. Call it after the last `add`. Of several rows of one member, the one with the most XP counts, or the highest level where
   * there is no XP: a leaderboard that was read page by page while members earned shows a member twice, and the higher total
   * is the newer one. It yields every few milliseconds, so that the caller can let other work go on.
   */
  *closing(): Generator<void> {
    const order = yield* sortedPlaces(this.count, (nth, word) => this.idWord(nth, word))
    let kept = 0
    for (let rank = 0; rank < order.length; rank++) {
      if (rank % BLOCK === 0) yield
      const [nth = 0, last = 0] = [order[rank], order[kept - 1]]
      if (kept === 0 || !this.areOfOneMember(nth, last)) order[kept++] = nth
      else if (this.isWorthMore(nth, last)) order[kept - 1] = nth
    }
    this.duplicates = this.count - kept
    this.order = order.subarray(0, kept)
  }

  /** The members in the order of their ids, each once. Only after `closing`. */
  *members(): Generator<MemberRow> {
    for (const nth of this.order) {
      const block = this.blocks[Math.floor(nth / BLOCK)]
      if (block === undefined) continue
      const at = nth % BLOCK
      const [xp, level, messages] = [this.xpOf(nth), this.levelOf(nth), block.messages?.[at] ?? NO_MESSAGES]
      yield {
        userId: readSnowflake(block.ids, 2 * at),
        xp: xp === NONE ? null : xp,
        level: level === NONE ? null : level,
        messages: messages === NO_MESSAGES ? null : messages,
        line: block.lines[at] ?? 0,
      }
    }
  }

  // These return numbers, because a list or object for each row would leave millions of them to collect.

  private idWord(nth: number, word: 0 | 1): number {
    return this.blocks[Math.floor(nth / BLOCK)]?.ids[2 * (nth % BLOCK) + word] ?? 0
  }

  private xpOf(nth: number): number {
    return this.blocks[Math.floor(nth / BLOCK)]?.xp[nth % BLOCK] ?? NONE
  }

  private levelOf(nth: number): number {
    return this.blocks[Math.floor(nth / BLOCK)]?.levels[nth % BLOCK] ?? NONE
  }

  private areOfOneMember(a: number, b: number): boolean {
    return this.idWord(a, 0) === this.idWord(b, 0) && this.idWord(a, 1) === this.idWord(b, 1)
  }

  private isWorthMore(a: number, b: number): boolean {
    const [xpA, xpB] = [this.xpOf(a), this.xpOf(b)]
    return xpA === xpB ? this.levelOf(a) > this.levelOf(b) : xpA > xpB
  }
}
