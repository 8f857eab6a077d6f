import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { FeedReply } from '../../../../shared/api/feed.ts'
import { call } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { merged, NOTHING, type Shown } from './merge.ts'

const EVERY_MS = 3_000
/** Longest pause. Each failure doubles the pause, so that open pages do not add load to a failing server. */
const LONGEST_MS = 30_000

export interface Feed {
  shown: Shown
  /** Whether there is no reply yet. */
  isLoading: boolean
  /** Why the last request failed; null where it succeeded. */
  problem: Problem | null
  isPaused: boolean
  /** Reads again at once. */
  retry(): void
  setPaused(next: boolean): void
}

/** Reads a guild's feed every three seconds, while the page is visible and not paused. */
export function useFeed(guildId: string): Feed {
  const shown = useSignal<Shown>(NOTHING)
  const isLoading = useSignal(true)
  const problem = useSignal<Problem | null>(null)
  const isPaused = useSignal(false)
  const tries = useSignal(0)

  useEffect(() => {
    if (isPaused.value) return
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let pauseMs = EVERY_MS

    async function read(): Promise<void> {
      const { next } = shown.peek()
      const query = next === null ? '' : `?after=${encodeURIComponent(next)}`
      const answer = await call<FeedReply>(`/guilds/${guildId}/feed${query}`, { signal: abort.signal }).catch(
        () => null,
      )
      if (answer === null || abort.signal.aborted) return
      pauseMs = answer.ok ? EVERY_MS : Math.min(LONGEST_MS, pauseMs * 2)
      problem.value = answer.ok ? null : answer.problem
      // Status 304 means that nothing is new.
      if (answer.ok && answer.status === 200) shown.value = merged(shown.peek(), answer.value)
      isLoading.value = false
      if (!document.hidden) timer = setTimeout(read, pauseMs)
    }

    const wake = (): void => {
      clearTimeout(timer)
      if (!document.hidden) void read()
    }
    document.addEventListener('visibilitychange', wake)
    void read()
    return () => {
      abort.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [guildId, isPaused.value, tries.value])

  return {
    shown: shown.value,
    isLoading: isLoading.value,
    problem: problem.value,
    isPaused: isPaused.value,
    retry() {
      tries.value += 1
    },
    setPaused(next) {
      isPaused.value = next
    },
  }
}
