import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

export interface Tab<Name extends string> {
  name: Name
  label: ComponentChildren
}

/** Tabs: the arrow keys, Home and End move between them, Tab leaves them. */
export function Tabs<const Name extends string>({
  label,
  tabs,
  shown,
  onShow,
  children,
}: {
  /** Names the tabs for screen readers. */
  label: string
  tabs: readonly Tab<Name>[]
  shown: Name
  onShow: (name: Name) => void
  /** The content of the shown tab. */
  children: ComponentChildren
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const index = tabs.findIndex(({ name }) => name === shown)
  function onKeyDown(event: KeyboardEvent): void {
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const wrapped = (next + tabs.length) % tabs.length
    const tab = tabs[wrapped]
    if (tab === undefined) return
    onShow(tab.name)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[wrapped]?.focus()
  }
  return (
    <div>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        class="mb-4 flex flex-wrap gap-1 border-b border-line"
        onKeyDown={onKeyDown}
      >
        {tabs.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === shown}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown ? 0 : -1}
            class="-mb-px min-h-10 border-b-2 border-transparent px-3 py-2 text-sm font-medium text-soft hover:text-ink aria-selected:border-accent aria-selected:text-ink"
            onClick={() => onShow(name)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {children}
      </div>
    </div>
  )
}
