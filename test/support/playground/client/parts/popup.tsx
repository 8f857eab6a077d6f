import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

/**
 * A button that opens a small list of actions beside it: the browser's popover closes it with Escape and with a click
 * elsewhere.
 */
export function Popup({
  label,
  face,
  children,
  class: classes,
}: {
  /** A name for screen readers. */
  label: string
  face: ComponentChildren
  /** @param close closes the list after an action */
  children: (close: () => void) => ComponentChildren
  class: string
}) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  /** Puts the list below the button, inside the window. */
  function place(): void {
    const { bottom, right } = button.current?.getBoundingClientRect() ?? { bottom: 0, right: 0 }
    if (panel.current === null) return
    const { offsetHeight, offsetWidth, style } = panel.current
    style.top = `${Math.max(8, Math.min(bottom + 4, innerHeight - offsetHeight - 8))}px`
    style.left = `${Math.max(8, right - offsetWidth)}px`
  }

  return (
    <>
      <button ref={button} type="button" popovertarget={id} aria-label={label} title={label} class={classes}>
        {face}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="fixed inset-auto m-0 max-h-[calc(100dvh-1rem)] w-64 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-card border border-line bg-surface p-2 text-ink shadow-raised"
        onToggle={(event) => {
          if (event.newState === 'open') place()
        }}
      >
        {children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}

/** An action in the list of a popup. */
export const PopupItem = ({ children, onClick }: { children: ComponentChildren; onClick: () => void }) => (
  <button
    type="button"
    class="flex min-h-10 w-full items-center gap-3 rounded-control px-3 text-left text-sm hover:bg-hover"
    onClick={onClick}
  >
    {children}
  </button>
)
