import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { IconButton } from './button.tsx'

const say = sayFrom(partsTexts)

/**
 * The browser's modal dialog: it keeps the focus inside, closes with Escape and gives the focus back. It is open as long as
 * it is drawn.
 */
export function Dialog({
  title,
  children,
  actions,
  onClose,
  wide = false,
}: {
  title: string
  children: ComponentChildren
  /** Buttons at the end. */
  actions?: ComponentChildren
  /** Called on Escape, on a click on the close button, and on a click beside the dialog. */
  onClose: () => void
  wide?: boolean
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const opened = dialog.current
    const before = document.activeElement
    opened?.showModal()
    return () => {
      opened?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same as a click beside the dialog
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      class={`m-auto w-[calc(100%-2rem)] rounded-card border border-line bg-surface p-0 text-ink shadow-raised ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div class="flex max-h-[calc(100dvh-4rem)] flex-col">
        <div class="flex items-start justify-between gap-2 py-3 pr-3 pl-5">
          <h2 id={titleId} class="pt-2 text-lg font-semibold text-balance wrap-anywhere">
            {title}
          </h2>
          <IconButton icon="close" label={say('parts.close')} onClick={onClose} />
        </div>
        <div class="overflow-y-auto px-5 pb-5">{children}</div>
        {actions !== undefined && (
          <div class="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-4">{actions}</div>
        )}
      </div>
    </dialog>
  )
}
