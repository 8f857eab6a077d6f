import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** Which channel lies under which: threads in channels, channels in categories. Only what has a parent is kept. */
export class ChannelTree {
  private readonly parents = new Map<Snowflake, Snowflake>()

  place(channelId: Snowflake, parentId: Snowflake | null): void {
    if (parentId === null) this.parents.delete(channelId)
    else this.parents.set(channelId, parentId)
  }

  remove(channelId: Snowflake): void {
    this.parents.delete(channelId)
  }

  /** The channel, its parent and so on: at most thread, channel, category. */
  path(channelId: Snowflake): Snowflake[] {
    const path = [channelId]
    for (let at = this.parents.get(channelId); at !== undefined && path.length < 3; at = this.parents.get(at))
      path.push(at)
    return path
  }
}
