import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** How many items of one guild may be in the shared line: a quarter of a batch. */
const IN_LINE = 250

/**
 * First in, first out, except for a guild with many items: only a limited number of them is in the line, and the next
 * one joins when one was taken. So an item waits for a limited number of items of each other guild, and the items of
 * one guild keep their order.
 */
export class FairQueue<Item> {
  length = 0
  private readonly line = new Queue<Item>()
  private readonly standing = new Map<Snowflake, number>()
  /** Items that join the line later, by guild; each of these guilds has the most that it may have in the line. */
  private readonly behind = new Map<Snowflake, Queue<Item>>()

  /** @param guildOf the guild of an item; an item without one is always in the line */
  constructor(private readonly guildOf: (item: Item) => Snowflake | null) {}

  add(item: Item): void {
    this.length++
    const guildId = this.guildOf(item)
    const standing = guildId === null ? 0 : (this.standing.get(guildId) ?? 0)
    if (guildId !== null && standing >= IN_LINE) {
      const behind = this.behind.get(guildId) ?? new Queue()
      this.behind.set(guildId, behind)
      behind.add(item)
      return
    }
    if (guildId !== null) this.standing.set(guildId, standing + 1)
    this.line.add(item)
  }

  /** Takes the first in line, `most` at most. */
  take(most: number): Item[] {
    const taken: Item[] = []
    while (taken.length < most && this.line.length > 0) {
      for (const item of this.line.take(most - taken.length)) {
        taken.push(item)
        this.stepUp(this.guildOf(item))
      }
    }
    this.length -= taken.length
    return taken
  }

  /** Takes an item to drop: the oldest waiting item of the guild with the most of them, otherwise the first in line. */
  drop(): Item | undefined {
    const [guildId, behind] = [...this.behind].reduce<[Snowflake | null, Queue<Item>]>(
      (most, each) => (each[1].length > most[1].length ? each : most),
      [null, new Queue()],
    )
    const dropped = behind.shift()
    if (guildId === null || dropped === undefined) return this.take(1)[0]
    if (behind.length === 0) this.behind.delete(guildId)
    this.length--
    return dropped
  }

  private stepUp(guildId: Snowflake | null): void {
    if (guildId === null) return
    const behind = this.behind.get(guildId)
    const next = behind?.shift()
    if (next !== undefined) {
      this.line.add(next)
      if (behind?.length === 0) this.behind.delete(guildId)
      return
    }
    const standing = this.standing.get(guildId) ?? 0
    if (standing > 1) this.standing.set(guildId, standing - 1)
    else this.standing.delete(guildId)
  }
}

/** How many taken items may stay in the array before the head. */
const LARGEST_GAP = 4_096

/** A queue in which taking the first item does not move the others. */
class Queue<Item> {
  private items: Item[] = []
  private head = 0

  get length(): number {
    return this.items.length - this.head
  }

  add(item: Item): void {
    this.items.push(item)
  }

  /** Takes the oldest one; undefined where there is none. */
  shift(): Item | undefined {
    const item = this.items[this.head]
    if (item !== undefined) this.advance(1)
    return item
  }

  /** Takes the oldest, `most` at most. */
  take(most: number): Item[] {
    const taken = this.items.slice(this.head, this.head + most)
    this.advance(taken.length)
    return taken
  }

  private advance(count: number): void {
    this.head += count
    // Only when half is empty, so that a long queue is moved rarely.
    if (this.length === 0 || (this.head > LARGEST_GAP && this.head > this.length)) {
      this.items = this.items.slice(this.head)
      this.head = 0
    }
  }
}
