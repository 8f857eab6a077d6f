import type { Snowflake } from './snowflake.ts'

/** Where a channel or thread of a guild lies. */
export interface ChannelPlace {
  id: Snowflake
  /** The category of a channel, the channel of a thread. */
  parentId: Snowflake | null
  isThread: boolean
}

/** What an event says of a guild's channels. */
export type ChannelChange =
  | { kind: 'placed'; place: ChannelPlace }
  /** Deleted, with the threads in it; or a thread that was archived. */
  | { kind: 'gone'; id: Snowflake }
  /** These are all threads of these channels. */
  | { kind: 'threads'; of: readonly Snowflake[] | 'every channel'; threads: readonly ChannelPlace[] }
  /** These are all channels and threads of the guild. */
  | { kind: 'all'; places: readonly ChannelPlace[] }

/** Several changes as one: first everything goes that is no longer there, then what is placed is placed. */
export interface ChannelChanges {
  /** Nothing of what was known before counts. */
  anew: boolean
  gone: ReadonlySet<Snowflake>
  withoutThreads: ReadonlySet<Snowflake> | 'every channel'
  placed: ReadonlyMap<Snowflake, ChannelPlace>
}

/** Whether a channel that was known before is no longer there after the changes. */
export const isGoneAfter = (
  { anew, gone, withoutThreads }: ChannelChanges,
  { id, parentId, isThread }: ChannelPlace,
): boolean =>
  anew ||
  gone.has(id) ||
  (isThread &&
    (withoutThreads === 'every channel' || (parentId !== null && (gone.has(parentId) || withoutThreads.has(parentId)))))

/** @param changes in the order in which they happened */
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
