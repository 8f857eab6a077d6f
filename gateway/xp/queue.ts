/** How much of what was taken may lie before the head. */
const LARGEST_GAP = 4_096

/** First in, first out, where taking from the front does not move everything behind it. */
export class Queue<Item> {
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
    return this.take(1)[0]
  }

  /** Takes the oldest, `most` at most. */
  take(most: number): Item[] {
    const taken = this.items.slice(this.head, this.head + most)
    this.head += taken.length
    // Only when half is empty, so that a long queue is moved rarely.
    if (this.length === 0 || (this.head > LARGEST_GAP && this.head > this.length)) {
      this.items = this.items.slice(this.head)
      this.head = 0
    }
    return taken
  }
}
