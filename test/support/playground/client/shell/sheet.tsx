import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A panel that covers the chat on a narrow window. Escape and a click beside it close it. */
export function Sheet({
  label,
  edge,
  children,
  onClose,
}: {
  label: string
  edge: 'left' | 'right'
  children: ComponentChildren
  onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same as a click beside the sheet
    <dialog
      ref={dialog}
      aria-label={label}
      class={`m-0 h-dvh max-h-none w-80 max-w-[85vw] bg-surface text-ink shadow-raised ${edge === 'left' ? 'border-r' : 'left-auto border-l'} border-line`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div class="flex h-full flex-col">{children}</div>
    </dialog>
  )
}
