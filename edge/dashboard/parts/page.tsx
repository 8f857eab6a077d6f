import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { hasNavigated } from '../navigation.ts'

/**
 * A page. Its heading is also the title of the tab. After a navigation the heading takes the focus, so that screen readers
 * read it and the next Tab stays in the page.
 */
export function Page({
  title,
  hint,
  actions,
  children,
  wide = false,
}: {
  title: string
  hint?: ComponentChildren
  /** Buttons beside the heading. */
  actions?: ComponentChildren
  children: ComponentChildren
  /** For tables and plots. */
  wide?: boolean
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Prosperity`
  }, [title])
  useEffect(() => {
    if (hasNavigated.peek()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div class={`mx-auto w-full ${wide ? 'max-w-6xl' : 'max-w-4xl'}`}>
      <div class="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div class="min-w-0">
          <h1 ref={heading} tabIndex={-1} class="text-2xl font-semibold tracking-tight text-balance wrap-anywhere">
            {title}
          </h1>
          {hint !== undefined && <p class="mt-1.5 max-w-prose text-soft text-pretty">{hint}</p>}
        </div>
        {actions !== undefined && <div class="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
