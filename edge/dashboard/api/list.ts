import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { call } from './client.ts'
import type { Problem } from './problem.ts'

/** The API's reply with a part of a list. */
interface PartOfList<Item> {
  items: readonly Item[]
  next: string | null
}

/** The state of a list on a page. */
export type ListState<Item> =
  | { kind: 'loading' }
  /** `refreshing`: a request is under way, and the items stay until its answer. `problem`: why the next part could not be read. */
  | { kind: 'ready'; items: readonly Item[]; next: string | null; refreshing: boolean; problem: Problem | null }
  | { kind: 'failed'; problem: Problem }

export interface List<Item> {
  state: ListState<Item>
  /** Reads the next part. */
  more(): void
  /** Reads the list again from its start. */
  load(): void
}

const withCursor = (path: string, cursor: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`

/**
 * A list of the API that is read part by part. After a change of the path, the old items stay until the new ones are there.
 * @param path below `/api/v1`, with filters in its query
 */
export function useList<Item>(path: string): List<Item> {
  const state = useSignal<ListState<Item>>({ kind: 'loading' })
  /** The number of the newest request. Answers to older requests are ignored. */
  const newest = useSignal(0)

  async function read(from: string, before: readonly Item[], abort?: AbortSignal): Promise<void> {
    newest.value += 1
    const own = newest.value
    const shown = state.peek()
    state.value = shown.kind === 'ready' ? { ...shown, refreshing: true, problem: null } : { kind: 'loading' }
    const answer = await call<PartOfList<Item>>(from, abort && { signal: abort }).catch(() => null)
    if (answer === null || own !== newest.value) return
    if (answer.ok) {
      const { items, next } = answer.value
      state.value = { kind: 'ready', items: [...before, ...items], next, refreshing: false, problem: null }
    } else if (shown.kind === 'ready' && before.length > 0) {
      state.value = { ...shown, refreshing: false, problem: answer.problem }
    } else {
      state.value = { kind: 'failed', problem: answer.problem }
    }
  }

  useEffect(() => {
    const abort = new AbortController()
    void read(path, [], abort.signal)
    return () => abort.abort()
  }, [path])

  return {
    state: state.value,
    more() {
      const shown = state.peek()
      if (shown.kind === 'ready' && shown.next !== null && !shown.refreshing) {
        void read(withCursor(path, shown.next), shown.items)
      }
    },
    load: () => void read(path, []),
  }
}
