import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { doerOf, type Entry, guildOf } from '../bus/entry.ts'

/** How long a guild's entries are committed apart, after its last entry that could not be committed. */
const APART_MS = 60_000
/** After this many failed entries of a member, no entry of that member is tried. */
const MOST_TRIED = 4
/** How many entries of a guild may wait here; more are dropped. */
const MOST_HELD = 10_000

interface Suspect {
  until: number
  /** Parts of batches that failed. They are tried before the untried entries. */
  parts: Entry[][]
  untried: Entry[]
  /** How many entries of each member could not be committed. */
  failed: Map<Snowflake, number>
}

/** Entries, sorted by what happens to them next. */
export interface Sorted {
  /** Entries to commit together with those of other guilds. */
  free: readonly Entry[]
  /** Entries to drop without a try. */
  hopeless: Entry[]
}

/**
 * Holds the entries of guilds with an entry that cannot be committed. For a while these entries are tried apart, one part
 * between two batches of the other guilds. So other guilds wait for one part at most, however many parts fail.
 */
export class Quarantine {
  length = 0
  /** Guilds in the order of their turns. */
  private readonly suspects = new Map<Snowflake, Suspect>()

  constructor(private readonly now: () => number) {}

  /** Takes the entries of guilds that are tried apart out of a batch. */
  sort(batch: readonly Entry[]): Sorted {
    if (this.suspects.size === 0) return { free: batch, hopeless: [] }
    this.release()
    const free: Entry[] = []
    const hopeless: Entry[] = []
    for (const entry of batch) {
      const suspect = this.suspects.get(guildOf(entry) ?? '')
      if (suspect === undefined) free.push(entry)
      else if (isHopeless(suspect, entry) || held(suspect) >= MOST_HELD) hopeless.push(entry)
      else {
        suspect.untried.push(entry)
        this.length++
      }
    }
    return { free, hopeless }
  }

  /** Holds entries of one guild that failed together, in smaller parts. @returns whether the guild was not held before */
  hold(guildId: Snowflake, failed: readonly Entry[]): boolean {
    const isNew = !this.suspects.has(guildId)
    const suspect = this.suspect(guildId)
    suspect.parts.unshift(...splitInTwo(failed))
    this.length += failed.length
    return isNew
  }

  /** Counts an entry that cannot be committed. @returns further entries of the member that must be dropped with it */
  blame(entry: Entry): Entry[] {
    const guildId = guildOf(entry)
    const doer = doerOf(entry)
    if (guildId === null || doer === null) return []
    const suspect = this.suspect(guildId)
    suspect.failed.set(doer, (suspect.failed.get(doer) ?? 0) + 1)
    const all = [...suspect.parts.flat(), ...suspect.untried]
    const hopeless = all.filter((other) => isHopeless(suspect, other))
    if (hopeless.length === 0) return []
    const keep = (part: Entry[]) => part.filter((other) => !isHopeless(suspect, other))
    suspect.parts = suspect.parts.map(keep).filter((part) => part.length > 0)
    suspect.untried = keep(suspect.untried)
    this.length -= hopeless.length
    return hopeless
  }

  /** Takes the next part to try, from the guild that waited longest; empty if nothing waits. */
  next(most: number): Entry[] {
    for (const [guildId, suspect] of this.suspects) {
      const part = suspect.parts.shift() ?? suspect.untried.splice(0, most)
      if (part.length === 0) continue
      this.suspects.delete(guildId)
      this.suspects.set(guildId, suspect)
      this.length -= part.length
      return part
    }
    return []
  }

  private suspect(guildId: Snowflake): Suspect {
    const suspect = this.suspects.get(guildId) ?? { until: 0, parts: [], untried: [], failed: new Map() }
    suspect.until = this.now() + APART_MS
    this.suspects.set(guildId, suspect)
    return suspect
  }

  private release(): void {
    const now = this.now()
    for (const [guildId, suspect] of this.suspects) {
      if (suspect.until <= now && held(suspect) === 0) this.suspects.delete(guildId)
    }
  }
}

const held = ({ parts, untried }: Suspect): number => parts.reduce((sum, part) => sum + part.length, untried.length)

function isHopeless(suspect: Suspect, entry: Entry): boolean {
  const doer = doerOf(entry)
  return doer !== null && (suspect.failed.get(doer) ?? 0) >= MOST_TRIED
}

/**
 * Splits entries that failed together in two: by guild, then by member, then in halves. So the faulty entry is soon alone
 * with entries of its guild and member, and each member's entries keep their order.
 * @param entries at least two
 */
export function splitInTwo(entries: readonly Entry[]): [Entry[], Entry[]] {
  // An entry about many guilds stays between the entries before and after it.
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
