import { useEffect, useRef } from 'preact/hooks'
import { Badge } from '../../../../../edge/dashboard/parts/badge.tsx'
import { say } from '../language.ts'
import type { Suggestion } from './suggest.ts'

/** The list above the message box. The box keeps the focus and handles the keys. */
export function SuggestionList({
  id,
  suggestions,
  active,
  label,
  onMove,
  onPick,
}: {
  /** Begins the ids of the list and of its lines. */
  id: string
  suggestions: readonly Suggestion[]
  active: number
  label: string
  onMove: (index: number) => void
  onPick: (suggestion: Suggestion) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div class="absolute inset-x-0 bottom-full z-10 mb-2 overflow-hidden rounded-card border border-edge bg-surface shadow-raised">
      <p aria-hidden="true" class="border-b border-line px-4 py-2 text-xs font-medium text-soft">
        {label}
      </p>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        class="max-h-72 overflow-y-auto py-1"
      >
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the message box handles the keys
          <div
            key={suggestion.key}
            role="option"
            tabIndex={-1}
            id={`${id}-${index}`}
            aria-selected={index === active}
            class={`flex cursor-pointer flex-wrap items-baseline gap-x-3 px-4 py-2 text-sm ${index === active ? 'bg-hover outline-1 -outline-offset-1 outline-edge' : ''}`}
            onPointerMove={() => onMove(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(suggestion)}
          >
            <span class="font-medium wrap-anywhere">{suggestion.label}</span>
            {suggestion.isRequired === true && <Badge>{say('play.required')}</Badge>}
            {suggestion.detail !== '' && <span class="min-w-0 text-soft wrap-anywhere">{suggestion.detail}</span>}
          </div>
        ))}
      </div>
    </div>
  )
}
