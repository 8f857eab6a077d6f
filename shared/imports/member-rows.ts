import { readSnowflake, writeSnowflake } from '../discord/snowflake.ts'
import type { MemberValues } from './values.ts'

/** A member of a file, with the line of the row. */
export interface MemberRow extends MemberValues {
  line: number
}

/** The most rows of one file: 24 bytes each, in memory. */
export const MOST_ROWS = 5_000_000

const NONE = -1
const FIRST_ROOM = 1_024

/** The rows of a file in the order of their ids, in little memory: a million of them take some 30 MB. */
export class MemberRows {
  /** Two words for each id, because every BigInt that is compared would be an object to collect. */
  private ids = new Uint32Array(2 * FIRST_ROOM)
  private xp = new Float64Array(FIRST_ROOM)
  private levels = new Int16Array(FIRST_ROOM)
  private lines = new Uint32Array(FIRST_ROOM)
  /** Rows, also those of a member who has another. */
  count = 0
  private order: Uint32Array | null = null
  /** Rows of a member who has another row, which counts. */
  duplicates = 0

  /** Members, each once. Only after `close`. */
  get size(): number {
    return this.order?.length ?? 0
  }

  get isFull(): boolean {
    return this.count >= MOST_ROWS
  }

  add({ userId, xp, level, line }: MemberRow): void {
    if (this.count === this.lines.length) this.grow()
    const nth = this.count++
    writeSnowflake(userId, this.ids, 2 * nth)
    this.xp[nth] = xp ?? NONE
    this.levels[nth] = level ?? NONE
    this.lines[nth] = line
  }

  /**
   * Sorts the rows, after the last one. Of several rows of one member, the one with the most XP counts, or the highest level where
   * there is no XP: a leaderboard that was read page by page while members earned shows a member twice, and the higher total
   * is the newer one.
   */
  close(): void {
    const { ids, count } = this
    const at = (list: { readonly [nth: number]: number }, nth: number): number => list[nth] ?? NONE
    const compareIds = (a: number, b: number): number =>
      at(ids, 2 * a) - at(ids, 2 * b) || at(ids, 2 * a + 1) - at(ids, 2 * b + 1)
    const order = new Uint32Array(count)
    for (let nth = 0; nth < count; nth++) order[nth] = nth
    order.sort(
      (a, b) => compareIds(a, b) || at(this.xp, b) - at(this.xp, a) || at(this.levels, b) - at(this.levels, a) || a - b,
    )
    let kept = 0
    for (const nth of order) {
      if (kept > 0 && compareIds(nth, at(order, kept - 1)) === 0) continue
      order[kept++] = nth
    }
    this.duplicates = count - kept
    this.order = order.subarray(0, kept)
  }

  /** The members in the order of their ids, each once. Only after `close`. */
  *members(): Generator<MemberRow> {
    for (const nth of this.order ?? []) {
      const [xp = NONE, level = NONE] = [this.xp[nth], this.levels[nth]]
      yield {
        userId: readSnowflake(this.ids, 2 * nth),
        xp: xp === NONE ? null : xp,
        level: level === NONE ? null : level,
        line: this.lines[nth] ?? 0,
      }
    }
  }

  private grow(): void {
    const room = Math.min(MOST_ROWS, this.lines.length * 2)
    const wider = <List extends { set(from: List): void }>(list: List, fresh: List): List => {
      fresh.set(list)
      return fresh
    }
    this.ids = wider(this.ids, new Uint32Array(2 * room))
    this.xp = wider(this.xp, new Float64Array(room))
    this.levels = wider(this.levels, new Int16Array(room))
    this.lines = wider(this.lines, new Uint32Array(room))
  }
}
