import type { FeedItem, FeedReply } from '../../../../shared/api/feed.ts'

/** The part of the feed that the page shows. */
export interface Shown {
  /** Newest first. */
  items: readonly FeedItem[]
  /** Cursor of the next request; null before the first reply. */
  next: string | null
  /** Ids of items with a gap: items are missing between each of these and the next newer item. */
  gaps: ReadonlySet<string>
}

export const NOTHING: Shown = { items: [], next: null, gaps: new Set() }

/** Most items that are kept, because a page can stay open for hours. */
const MOST_ITEMS = 200

/**
 * Adds a reply to what is shown. An item that comes again replaces the one with its id. Where it is the newest shown item, the
 * reply goes on without a gap, although the server may not know that.
 */
export function merged(shown: Shown, { items, next, hasGap }: FeedReply): Shown {
  const known = new Map([...shown.items].reverse().map((item) => [item.id, item]))
  const newestBefore = shown.items[0]?.id
  for (const item of items) known.set(item.id, item)
  const all = [...known.values()]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_ITEMS)
  const isBehindGap = hasGap && newestBefore !== undefined && !items.some(({ id }) => id === newestBefore)
  const gaps = isBehindGap ? new Set([...shown.gaps, newestBefore]) : shown.gaps
  return { items: all, next, gaps }
}
