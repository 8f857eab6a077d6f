import type { ComponentChildren } from 'preact'

/** A bar at the end of the window, for changes that are not saved. It is drawn only while there are some. */
export const SaveBar = ({ children, actions }: { children: ComponentChildren; actions: ComponentChildren }) => (
  <section class="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface shadow-raised lg:left-60">
    <div class="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-8">
      <p class="flex flex-wrap gap-x-3 text-sm font-medium">{children}</p>
      <div class="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-1">{actions}</div>
    </div>
  </section>
)
