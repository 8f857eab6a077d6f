import { type Signal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { call } from './client.ts'
import type { Problem } from './problem.ts'

/** The state of a reply on a page. */
export type State<Value> =
  | { kind: 'loading' }
  /** `problem` says why a newer reply could not be read; the older value stays on the page. */
  | { kind: 'ready'; value: Value; version: string | null; refreshing: boolean; problem: Problem | null }
  | { kind: 'failed'; problem: Problem }

/** A reply of the API that several parts of the page may show. */
export interface Resource<Value> {
  state: Signal<State<Value>>
  /** Reads the reply again. The old value stays until the answer is there. @param query e.g. `?refresh=true` */
  load(query?: string): Promise<State<Value>>
  /** Reads the reply again, if its version has changed. */
  loadNews(): Promise<State<Value>>
  /** Reads the reply, unless it is under way or was read just now: parts of a page that appear together send one request. */
  read(): void
  /** Shows the reply to a change. */
  put(value: Value, version: string | null): void
}

/** The value that a page shows; null where it has none yet. */
export const readyValue = <Value>(state: State<Value>): Value | null => (state.kind === 'ready' ? state.value : null)

/** A slow phone draws the parts of a page within this time. */
const TOGETHER_MS = 2_000

const known = new Map<string, Resource<unknown>>()

function createResource(path: string): Resource<unknown> {
  const state = signal<State<unknown>>({ kind: 'loading' })
  /** The number of the newest request. Answers to older requests are ignored. */
  let newest = 0
  let underWay = 0
  let readAt = Number.NEGATIVE_INFINITY

  async function load(query = '', version: string | null = null): Promise<State<unknown>> {
    newest += 1
    const own = newest
    const before = state.peek()
    state.value = before.kind === 'ready' ? { ...before, refreshing: true } : { kind: 'loading' }
    underWay += 1
    const answer = await call(path + query, { version }).finally(() => {
      underWay -= 1
    })
    if (own !== newest) return state.peek()
    const shown = state.peek()
    if (answer.ok && answer.status === 304 && shown.kind === 'ready') {
      readAt = performance.now()
      state.value = { ...shown, refreshing: false, problem: null }
    } else if (answer.ok) {
      readAt = performance.now()
      state.value = { kind: 'ready', value: answer.value, version: answer.version, refreshing: false, problem: null }
    } else if (shown.kind === 'ready' && answer.problem.status !== 404) {
      state.value = { ...shown, refreshing: false, problem: answer.problem }
    } else {
      state.value = { kind: 'failed', problem: answer.problem }
    }
    return state.peek()
  }

  return {
    state,
    load: (query) => load(query),
    loadNews() {
      const shown = state.peek()
      return load('', shown.kind === 'ready' ? shown.version : null)
    },
    read() {
      if (underWay === 0 && performance.now() - readAt > TOGETHER_MS) void load()
    },
    put(value, version) {
      newest += 1
      state.value = { kind: 'ready', value, version, refreshing: false, problem: null }
    },
  }
}

/** The reply to a GET of a path below `/api/v1`. The same path gives the same resource. */
export function resource<Value>(path: string): Resource<Value> {
  const found = known.get(path) ?? createResource(path)
  known.set(path, found)
  // Each path has one type of reply, and the page names it.
  return found as unknown as Resource<Value>
}

/** A resource that is read when the part of the page appears. A value from an earlier read is shown until the answer is there. */
export function useResource<Value>(path: string): Resource<Value> {
  const found = resource<Value>(path)
  useEffect(() => {
    found.read()
  }, [found])
  return found
}

const LOOK_AGAIN_MS = 3_000

/** Reads a resource again every three seconds while work in the background changes it, and the page is visible. */
export function useLookAgain(resource: { load(): unknown }, isWorking: boolean): void {
  useEffect(() => {
    if (!isWorking) return
    const timer = setInterval(() => document.hidden || void resource.load(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWorking, resource])
}

/** Like `useLookAgain`, for a reply with a version: the API sends it only if the version has changed. */
export function useNews(resource: Resource<unknown>, isWorking: boolean): void {
  useEffect(() => {
    if (!isWorking) return
    const timer = setInterval(() => document.hidden || void resource.loadNews(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWorking, resource])
}
