import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { tied, tiedIn } from '../language.ts'
import { Icon } from './icon.tsx'

/** Classes of inputs, selects and picker buttons. */
export const CONTROL =
  'min-h-10 w-full rounded-control border border-edge bg-surface px-3 py-2 text-base text-ink sm:text-sm ' +
  'aria-invalid:border-danger disabled:bg-sunken disabled:text-soft'

/** Attributes of a control. With them, screen readers read its hint and its error. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** A control, or a group of radio buttons, with its label, and with a hint and an error below it. */
export function Field({
  label,
  hint,
  error,
  children,
  actions,
  about,
  group,
}: {
  label: ComponentChildren
  /** An explanation below the label. With it, the label looks like a heading. */
  about?: ComponentChildren
  hint?: ComponentChildren
  error?: string | null
  children: (control: ControlProps) => ComponentChildren
  /** Buttons beside the label. */
  actions?: ComponentChildren
  /** With it, `children` draws a group, e.g. of radio buttons. Without it, `children` draws one control with the attributes. */
  group?: { disabled: boolean }
}) {
  const id = useId()
  const [hintId, errorId] = [`${id}-hint`, `${id}-error`]
  const described = [error ? errorId : '', hint === undefined ? '' : hintId].filter((part) => part !== '').join(' ')
  const control = { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined }
  const labelClass = `font-medium wrap-anywhere ${about === undefined ? 'text-sm' : ''}`
  const rest = (
    <>
      {about}
      {children(control)}
      {hint !== undefined && (
        <p id={hintId} class="mt-1.5 text-sm text-soft">
          {tiedIn(hint)}
        </p>
      )}
      {error && (
        <p id={errorId} class="mt-1.5 flex gap-1.5 text-sm text-danger">
          <Icon name="error" class="mt-0.5 size-4" />
          <span>{tied(error)}</span>
        </p>
      )}
    </>
  )
  if (group !== undefined) {
    return (
      // It can take the focus, because a refused save moves the focus to the first error.
      <fieldset {...control} tabIndex={-1} disabled={group.disabled} class="min-w-0">
        {/* Without the float, the browser draws a legend above all else, and not beside the buttons. */}
        <legend class={`float-left mb-1.5 ${labelClass}`}>{tiedIn(label)}</legend>
        <div class="float-right">{actions}</div>
        <div class="clear-both">{rest}</div>
      </fieldset>
    )
  }
  return (
    <div class="min-w-0">
      <div class="mb-1.5 flex flex-wrap items-baseline justify-between gap-x-3">
        <label for={id} class={labelClass}>
          {tiedIn(label)}
        </label>
        {actions}
      </div>
      {rest}
    </div>
  )
}
