import type { Snowflake } from '../discord/snowflake.ts'

/** Thread, channel, category. */
const DEEPEST = 3

export interface ChannelPath {
  /** The channel, its parent and so on, up to the last one that is known. */
  ids: Snowflake[]
  /** The last of these ids if it may have an unknown parent; null if the path is complete. */
  unknown: Snowflake | null
}

/**
 * Where a channel lies. A message earns nothing where any channel of its path is ignored.
 * @param parentOf the parent's id, null for none, undefined where that is not known
 */
export function channelPath(
  channelId: Snowflake,
  parentOf: (id: Snowflake) => Snowflake | null | undefined,
): ChannelPath {
  const ids = [channelId]
  for (let id = channelId; ids.length < DEEPEST; ) {
    const parentId = parentOf(id)
    if (parentId === undefined) return { ids, unknown: id }
    if (parentId === null) break
    ids.push(parentId)
    id = parentId
  }
  return { ids, unknown: null }
}
