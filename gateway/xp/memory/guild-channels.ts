import { type ChannelChanges, type ChannelPlace, isGoneAfter } from '../../../shared/discord/guild-channels.ts'
import { readSnowflake, type Snowflake, writeSnowflake } from '../../../shared/discord/snowflake.ts'
import { WordTable } from './word-table.ts'

const ID_WORDS = 2
/** The parent's id, zeros for none, and whether it is a thread. */
const VALUE_WORDS = 3
const IS_THREAD = 2
const NONE: Snowflake = '0'

/** Where all channels and active threads of one guild lie, at 20 to 60 bytes each. */
export class GuildChannels {
  private readonly table = new WordTable(ID_WORDS, VALUE_WORDS)
  private readonly key = new Uint32Array(ID_WORDS)

  constructor(places: Iterable<ChannelPlace>) {
    for (const place of places) this.place(place)
  }

  get size(): number {
    return this.table.size
  }

  /** Null where it has no parent, undefined where the channel is not known. */
  parentOf(channelId: Snowflake): Snowflake | null | undefined {
    const at = this.find(channelId)
    if (at < 0) return undefined
    const parentId = readSnowflake(this.table.words, at)
    return parentId === NONE ? null : parentId
  }

  /** Whether this is known already. */
  holds({ id, parentId }: ChannelPlace): boolean {
    return this.parentOf(id) === parentId
  }

  apply(changes: ChannelChanges): void {
    const removes =
      changes.gone.size > 0 || changes.withoutThreads === 'every channel' || changes.withoutThreads.size > 0
    if (removes) for (const place of this.places()) if (isGoneAfter(changes, place)) this.remove(place.id)
    for (const place of changes.placed.values()) this.place(place)
  }

  /** All of them, as they lie now. */
  places(): ChannelPlace[] {
    const places: ChannelPlace[] = []
    this.table.forEach((at) => {
      const { words } = this.table
      const parentId = readSnowflake(words, at + ID_WORDS)
      places.push({
        id: readSnowflake(words, at),
        parentId: parentId === NONE ? null : parentId,
        isThread: words[at + ID_WORDS + IS_THREAD] === 1,
      })
    })
    return places
  }

  private place({ id, parentId, isThread }: ChannelPlace): void {
    writeSnowflake(id, this.key, 0)
    const at = this.table.put(this.key)
    writeSnowflake(parentId ?? NONE, this.table.words, at)
    this.table.words[at + IS_THREAD] = Number(isThread)
  }

  private remove(channelId: Snowflake): void {
    writeSnowflake(channelId, this.key, 0)
    this.table.remove(this.key)
  }

  private find(channelId: Snowflake): number {
    writeSnowflake(channelId, this.key, 0)
    return this.table.find(this.key)
  }
}
