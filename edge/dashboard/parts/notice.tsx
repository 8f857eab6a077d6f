import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

const TONES: Readonly<Record<string, { look: string; icon: IconName }>> = {
  info: { look: 'border-line bg-sunken text-ink', icon: 'info' },
  good: { look: 'border-accent/30 bg-accent-tint text-ink', icon: 'check' },
  warning: { look: 'border-warning/40 bg-warning-tint text-ink', icon: 'warning' },
  error: { look: 'border-danger/40 bg-danger-tint text-ink', icon: 'error' },
}

export type NoticeTone = 'info' | 'good' | 'warning' | 'error'

const COLOURS: Readonly<Record<NoticeTone, string>> = {
  info: 'text-soft',
  good: 'text-accent',
  warning: 'text-warning',
  error: 'text-danger',
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
    class={`flex flex-wrap items-center gap-3 rounded-control border px-4 py-3 text-sm ${TONES[tone]?.look ?? ''}`}
  >
    <span class={`self-start ${COLOURS[tone]}`}>
      <Icon name={TONES[tone]?.icon ?? 'info'} />
    </span>
    <div class="min-w-0 flex-1 basis-48 wrap-anywhere">{children}</div>
    {actions}
  </div>
)
