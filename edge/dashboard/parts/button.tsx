import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

const KINDS: Readonly<Record<ButtonKind, string>> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong',
  plain: 'border-edge/60 bg-surface text-ink hover:bg-hover',
  quiet: 'border-transparent text-ink hover:bg-hover',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-strong',
}

const SHAPE =
  'inline-flex min-h-10 items-center justify-center gap-2 rounded-control border px-4 py-2 text-sm font-medium ' +
  'transition-colors disabled:opacity-55 aria-disabled:opacity-55'

/** @param more further classes. Words beside an icon begin at the icon where they need two lines. */
export const buttonClasses = (kind: ButtonKind = 'plain', more = '', hasIcon = false): string =>
  `${SHAPE} ${hasIcon ? 'text-start' : 'text-center'} ${KINDS[kind]} ${more}`

interface ButtonProps {
  children: ComponentChildren
  kind?: ButtonKind
  type?: 'button' | 'submit'
  icon?: IconName
  /** The work of this button is under way. The button keeps its size and takes no click. */
  busy?: boolean
  disabled?: boolean
  onClick?: () => void
  class?: string
  /** A name for screen readers, where the words alone do not say what the button is for. */
  label?: string
}

export const Button = ({
  children,
  kind = 'plain',
  type = 'button',
  icon,
  busy = false,
  disabled = false,
  onClick,
  class: classes = '',
  label,
}: ButtonProps) => (
  <button
    type={type}
    class={buttonClasses(kind, classes, icon !== undefined)}
    // A busy button keeps the focus. It would lose the focus if it was disabled.
    disabled={disabled && !busy}
    aria-disabled={busy}
    aria-busy={busy}
    aria-label={label}
    onClick={(event) => {
      if (busy) event.preventDefault()
      else onClick?.()
    }}
  >
    {icon !== undefined && <Icon name={busy ? 'refresh' : icon} class={`size-4.5 ${busy ? 'animate-spin' : ''}`} />}
    {children}
  </button>
)

/** A button that shows only a drawing. */
export const IconButton = ({
  icon,
  label,
  onClick,
  disabled = false,
}: {
  icon: IconName
  label: string
  onClick: () => void
  disabled?: boolean
}) => (
  <button
    type="button"
    class="inline-flex size-10 shrink-0 items-center justify-center rounded-control text-soft transition-colors hover:bg-hover hover:text-ink disabled:opacity-55"
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
)

/** A link that looks like a button. */
export const LinkButton = ({
  href,
  children,
  kind = 'plain',
  icon,
  outside = false,
  download,
  class: classes = '',
  label,
}: {
  href: string
  children: ComponentChildren
  kind?: ButtonKind
  icon?: IconName
  /** Opens another site, in a tab of its own. */
  outside?: boolean
  /** Saves the reply as a file with this name. */
  download?: string
  class?: string
  label?: string
}) => (
  <a
    href={href}
    class={buttonClasses(kind, classes, icon !== undefined)}
    aria-label={label}
    download={download}
    {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})}
  >
    {icon !== undefined && <Icon name={icon} class="size-4.5" />}
    {children}
  </a>
)
