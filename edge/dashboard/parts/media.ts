import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** Whether the window matches a media query, e.g. `(min-width: 64rem)`. */
export function useMedia(query: string): boolean {
  const matches = useSignal(matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const note = (): void => {
      matches.value = media.matches
    }
    note()
    media.addEventListener('change', note)
    return () => media.removeEventListener('change', note)
  }, [query, matches])
  return matches.value
}
