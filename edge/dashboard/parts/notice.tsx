import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type NoticeTone = 'info' | 'good' | 'warning' | 'error'

const TONES: Readonly<Record<NoticeTone, { look: string; icon: IconName; iconColor: string }>> = {
  info: { look: 'border-line bg-sunken', icon: 'info', iconColor: 'text-soft' },
  good: { look: 'border-accent/30 bg-accent-tint', icon: 'check', iconColor: 'text-accent' },
  warning: { look: 'border-warning/40 bg-warning-tint', icon: 'warning', iconColor: 'text-warning' },
  error: { look: 'border-danger/40 bg-danger-tint', icon: 'error', iconColor: 'text-danger' },
}

/** A message in the page. @param role `alert` where it answers what the person has just done */
export const Notice = ({
  tone = 'info',
  children,
  actions,
  role,
}: {
  tone?: NoticeTone
  children: ComponentChildren
  actions?: ComponentChildren
  role?: 'alert' | 'status'
}) => (
  <div
    role={role}
    class={`flex flex-wrap items-center gap-3 rounded-control border px-4 py-3 text-sm text-ink ${TONES[tone].look}`}
  >
    <span class={`${actions === undefined ? 'self-start' : ''} ${TONES[tone].iconColor}`}>
      <Icon name={TONES[tone].icon} />
    </span>
    <div class="min-w-0 flex-1 basis-36 wrap-anywhere">{children}</div>
    {actions}
  </div>
)
