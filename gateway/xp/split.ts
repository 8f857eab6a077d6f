import { doerOf, type Entry, guildOf } from './entry.ts'

/**
 * Two parts of entries that failed together: guilds apart from one another, then members, then half by half. So what
 * is at fault is soon alone with what is of the same guild and member, and each member's entries stay in their order.
 * @param entries two at least
 */
export function splitInTwo(entries: readonly Entry[]): [Entry[], Entry[]] {
  // What is about many guilds stays between what came before and after it.
  const listed = entries.findIndex((entry) => guildOf(entry) === null)
  if (listed >= 0) return cut(entries, Math.max(1, listed))
  // Whether a message earns depends on where its channel lay then.
  const keys = entries.some((entry) => entry.kind === 'channels') ? [guildOf] : [guildOf, doerOf]
  for (const key of keys) {
    const groups = [...Map.groupBy(entries, key).values()]
    if (groups.length === 1) continue
    const [first, second] = cut(groups, groups.length >> 1)
    return [first.flat(), second.flat()]
  }
  return cut(entries, entries.length >> 1)
}

const cut = <T>(items: readonly T[], at: number): [T[], T[]] => [items.slice(0, at), items.slice(at)]
