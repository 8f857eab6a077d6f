import { type ChannelChanges, type ChannelPlace, isGoneAfter } from '../../../shared/discord/guild-channels.ts'
import { compareSnowflakes, readSnowflake, type Snowflake, writeSnowflake } from '../../../shared/discord/snowflake.ts'

/** The words of a row: the channel's id, its parent's id or zeros, and whether it is a thread. */
const [PARENT, IS_THREAD, ROW_WORDS] = [2, 4, 5]
const NONE: Snowflake = '0'

const key = new Uint32Array(PARENT)

/**
 * The places of all channels and active threads of one guild, at 20 bytes each. One array of exactly that size, because a
 * process remembers many guilds, and their channels change rarely: each change copies the array.
 */
export class GuildChannels {
  /** By ascending id. */
  private words: Uint32Array

  constructor(places: Iterable<ChannelPlace>) {
    const byId = new Map(Array.from(places, (place) => [place.id, place]))
    const sorted = [...byId.values()].sort((a, b) => compareSnowflakes(a.id, b.id))
    this.words = new Uint32Array(sorted.length * ROW_WORDS)
    for (const [nth, place] of sorted.entries()) writePlace(place, this.words, nth * ROW_WORDS)
  }

  get size(): number {
    return this.words.length / ROW_WORDS
  }

  /** The parent of a channel; null if it has none, undefined if the channel is not known. */
  parentOf(channelId: Snowflake): Snowflake | null | undefined {
    const { at, isThere } = this.find(channelId)
    return isThere ? readParent(this.words, at) : undefined
  }

  /** Whether this place is known already. */
  holds({ id, parentId }: ChannelPlace): boolean {
    return this.parentOf(id) === parentId
  }

  apply(changes: ChannelChanges): void {
    const removes =
      changes.gone.size > 0 || changes.withoutThreads === 'every channel' || changes.withoutThreads.size > 0
    if (removes) for (const place of this.places()) if (isGoneAfter(changes, place)) this.remove(place.id)
    for (const place of changes.placed.values()) this.place(place)
  }

  /** The places of all channels and threads. */
  places(): ChannelPlace[] {
    return Array.from({ length: this.size }, (_, nth) => {
      const at = nth * ROW_WORDS
      const isThread = this.words[at + IS_THREAD] === 1
      return { id: readSnowflake(this.words, at), parentId: readParent(this.words, at), isThread }
    })
  }

  private place(place: ChannelPlace): void {
    const { at, isThere } = this.find(place.id)
    if (!isThere) {
      const { words } = this
      this.words = new Uint32Array(words.length + ROW_WORDS)
      this.words.set(words.subarray(0, at))
      this.words.set(words.subarray(at), at + ROW_WORDS)
    }
    writePlace(place, this.words, at)
  }

  private remove(channelId: Snowflake): void {
    const { at, isThere } = this.find(channelId)
    if (!isThere) return
    const { words } = this
    this.words = new Uint32Array(words.length - ROW_WORDS)
    this.words.set(words.subarray(0, at))
    this.words.set(words.subarray(at + ROW_WORDS), at)
  }

  /** The row of a channel, or the place where its row belongs. A binary search. */
  private find(channelId: Snowflake): { at: number; isThere: boolean } {
    writeSnowflake(channelId, key, 0)
    const [high = 0, low = 0] = key
    let [from, to] = [0, this.size]
    while (from < to) {
      const middle = (from + to) >>> 1
      const [rowHigh = 0, rowLow = 0] = [this.words[middle * ROW_WORDS], this.words[middle * ROW_WORDS + 1]]
      if (rowHigh < high || (rowHigh === high && rowLow < low)) from = middle + 1
      else to = middle
    }
    const at = from * ROW_WORDS
    return { at, isThere: from < this.size && this.words[at] === high && this.words[at + 1] === low }
  }
}

function writePlace({ id, parentId, isThread }: ChannelPlace, words: Uint32Array, at: number): void {
  writeSnowflake(id, words, at)
  writeSnowflake(parentId ?? NONE, words, at + PARENT)
  words[at + IS_THREAD] = Number(isThread)
}

function readParent(words: Uint32Array, at: number): Snowflake | null {
  const parentId = readSnowflake(words, at + PARENT)
  return parentId === NONE ? null : parentId
}
