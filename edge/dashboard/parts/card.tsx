import type { ComponentChildren } from 'preact'
import { tiedIn } from '../language.ts'

/** A part of a page with a heading. */
export const Card = ({
  title,
  hint,
  actions,
  children,
  class: classes = '',
}: {
  title?: ComponentChildren
  hint?: ComponentChildren
  /** Buttons beside the heading. */
  actions?: ComponentChildren
  children: ComponentChildren
  class?: string
}) => (
  <section class={`rounded-card border border-line bg-surface p-4 sm:p-6 ${classes}`}>
    {title !== undefined && (
      <div class="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div class="min-w-0">
          <h2 class="text-base font-semibold wrap-anywhere">{tiedIn(title)}</h2>
          {hint !== undefined && <p class="mt-1 max-w-prose text-sm text-soft">{hint}</p>}
        </div>
        {actions}
      </div>
    )}
    {children}
  </section>
)
