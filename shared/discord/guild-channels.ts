import type { Snowflake } from './snowflake.ts'

/** The parent of a channel or thread. */
export interface ChannelPlace {
  id: Snowflake
  /** The category of a channel, or the channel of a thread; null where there is none. */
  parentId: Snowflake | null
  isThread: boolean
}

/** A change of a guild's channels, from an event. */
export type ChannelChange =
  | { kind: 'placed'; place: ChannelPlace }
  /** A channel was deleted with its threads, or a thread was archived or deleted. */
  | { kind: 'gone'; id: Snowflake }
  /** The complete list of the threads of some channels. */
  | { kind: 'threads'; of: readonly Snowflake[] | 'every channel'; threads: readonly ChannelPlace[] }
  /** The complete list of the guild's channels and threads. */
  | { kind: 'all'; places: readonly ChannelPlace[] }

/** Several changes combined: first everything that is gone is removed, then `placed` is added. */
export interface ChannelChanges {
  /** Whether everything known before is to be removed. */
  anew: boolean
  /** Channels to remove with their threads. */
  gone: ReadonlySet<Snowflake>
  /** Channels whose threads are to be removed. */
  withoutThreads: ReadonlySet<Snowflake> | 'every channel'
  placed: ReadonlyMap<Snowflake, ChannelPlace>
}

/** Whether combined changes remove a channel that was known before. */
export const isGoneAfter = (
  { anew, gone, withoutThreads }: ChannelChanges,
  { id, parentId, isThread }: ChannelPlace,
): boolean =>
  anew ||
  gone.has(id) ||
  (isThread &&
    (withoutThreads === 'every channel' || (parentId !== null && (gone.has(parentId) || withoutThreads.has(parentId)))))

/** Combines changes. @param changes in the order in which they happened */
export function joinChanges(changes: readonly ChannelChange[]): ChannelChanges {
  let anew = false
  const gone = new Set<Snowflake>()
  let withoutThreads: Set<Snowflake> | 'every channel' = new Set()
  const placed = new Map<Snowflake, ChannelPlace>()
  const removePlaced = (change: Omit<ChannelChanges, 'anew' | 'placed'>): void => {
    for (const place of [...placed.values()]) {
      if (isGoneAfter({ anew: false, placed, ...change }, place)) placed.delete(place.id)
    }
  }
  for (const change of changes) {
    switch (change.kind) {
      case 'placed':
        placed.set(change.place.id, change.place)
        break
      case 'gone':
        removePlaced({ gone: new Set([change.id]), withoutThreads: new Set() })
        gone.add(change.id)
        break
      case 'threads': {
        const { of, threads } = change
        removePlaced({ gone: new Set(), withoutThreads: of === 'every channel' ? of : new Set(of) })
        if (of === 'every channel') withoutThreads = of
        else if (withoutThreads !== 'every channel') for (const id of of) withoutThreads.add(id)
        for (const thread of threads) placed.set(thread.id, thread)
        break
      }
      case 'all':
        anew = true
        placed.clear()
        for (const place of change.places) placed.set(place.id, place)
        break
    }
  }
  return { anew, gone, withoutThreads, placed }
}
