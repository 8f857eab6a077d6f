import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

/**
 * A button that opens a panel below it: the browser's popover closes it with Escape and with a click elsewhere. The
 * panel's content is drawn when the panel first opens, so that a page appears sooner.
 */
export function Menu({
  label,
  face,
  children,
  side,
}: {
  /** A name for screen readers, which follows the content of the button. */
  label: string
  /** The content of the button. */
  face: ComponentChildren
  children: ComponentChildren
  /** The side of the header where the button is. */
  side: 'left' | 'right'
}) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const hasOpened = useSignal(false)
  useEffect(() => {
    const draw = (): void => {
      hasOpened.value = true
    }
    // A link in the panel opens another page, so the panel closes.
    const close = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('a')) panel.current?.hidePopover()
    }
    const shown = panel.current
    shown?.addEventListener('click', close)
    shown?.addEventListener('beforetoggle', draw, { once: true })
    return () => {
      shown?.removeEventListener('click', close)
      shown?.removeEventListener('beforetoggle', draw)
    }
  }, [hasOpened])
  return (
    <>
      <button
        type="button"
        popovertarget={id}
        class="flex min-h-10 min-w-10 items-center justify-center gap-2 rounded-control px-2 text-sm font-medium hover:bg-hover"
      >
        {face}
        <span class="sr-only">{label}</span>
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class={`fixed inset-auto top-14 m-2 max-h-[calc(100dvh-5rem)] w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-card border border-line bg-surface p-2 text-ink shadow-raised ${side === 'left' ? 'left-0' : 'right-0'}`}
      >
        {hasOpened.value && children}
      </div>
    </>
  )
}
