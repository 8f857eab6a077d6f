import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { doerOf, type Entry, guildOf } from '../bus/entry.ts'

/** So long after its last entry that could not be committed, a guild's are committed apart. */
const APART_MS = 60_000
/** After so many of a member's, none of that member's is tried any more. */
const MOST_TRIED = 4
/** What a guild may have waiting here; more is given up. */
const MOST_HELD = 10_000

interface Suspect {
  until: number
  /** What failed as a whole, in parts to be tried, before what has not been tried. */
  parts: Entry[][]
  untried: Entry[]
  /** How many of each member's could not be committed. */
  failed: Map<Snowflake, number>
}

/** What became of entries. */
export interface Sorted {
  /** To be committed with everybody's. */
  free: readonly Entry[]
  /** To be given up untried. */
  hopeless: Entry[]
}

/**
 * Guilds with an entry that cannot be committed. For a while theirs are tried apart, one part between two batches of
 * everybody else's: however much of it fails, that is all that others notice.
 */
export class Quarantine {
  length = 0
  /** In the order of their turns. */
  private readonly suspects = new Map<Snowflake, Suspect>()

  constructor(private readonly now: () => number) {}

  /** Keeps back what is of a guild that is tried apart. */
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

  /** Takes in entries of one guild that failed together, to be tried in smaller parts. @returns whether the guild is new here */
  hold(guildId: Snowflake, failed: readonly Entry[]): boolean {
    const isNew = !this.suspects.has(guildId)
    const suspect = this.suspect(guildId)
    suspect.parts.unshift(...splitInTwo(failed))
    this.length += failed.length
    return isNew
  }

  /** An entry cannot be committed. @returns what else is given up with it */
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

  /** The next part to try, of the guild whose turn it is; empty where nothing waits. */
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
