import type { ComponentChildren } from 'preact'

const TONES = {
  neutral: 'bg-hover text-ink',
  accent: 'bg-accent-tint text-accent',
  warning: 'bg-warning-tint text-warning',
  danger: 'bg-danger-tint text-danger',
} as const

/** A small label with a word or a number. */
export const Badge = ({ children, tone = 'neutral' }: { children: ComponentChildren; tone?: keyof typeof TONES }) => (
  <span
    class={`inline-flex shrink-0 items-center gap-1 rounded-full border border-transparent px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
  >
    {children}
  </span>
)
