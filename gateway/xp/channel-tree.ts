import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { readSnowflake, writeSnowflake } from './snowflake-words.ts'
import { WordTable } from './word-table.ts'

const ID_WORDS = 2
/** Thread, channel, category. */
const DEEPEST = 3

/** Which channel lies under which: threads in channels, channels in categories. Only what has a parent is kept, in 21 to 43 bytes. */
export class ChannelTree {
  private readonly parents = new WordTable(ID_WORDS, ID_WORDS)
  private readonly key = new Uint32Array(ID_WORDS)

  place(channelId: Snowflake, parentId: Snowflake | null): void {
    const key = this.keyOf(channelId)
    if (parentId === null) this.parents.remove(key)
    else {
      const at = this.parents.put(key)
      writeSnowflake(parentId, this.parents.words, at)
    }
  }

  remove(channelId: Snowflake): void {
    this.parents.remove(this.keyOf(channelId))
  }

  /** The channel, its parent and so on: at most thread, channel, category. */
  path(channelId: Snowflake): Snowflake[] {
    const path = [channelId]
    let at = this.parents.find(this.keyOf(channelId))
    while (at >= 0 && path.length < DEEPEST) {
      const parentId = readSnowflake(this.parents.words, at)
      path.push(parentId)
      at = this.parents.find(this.keyOf(parentId))
    }
    return path
  }

  private keyOf(id: Snowflake): Uint32Array {
    writeSnowflake(id, this.key, 0)
    return this.key
  }
}
