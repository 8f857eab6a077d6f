import type { ComponentChildren } from 'preact'
import type { ListEntry } from '../../../shared/api/lists.ts'
import { listsTexts } from '../../../shared/text/web/lists-texts.ts'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { Badge } from './badge.tsx'
import { IconButton } from './button.tsx'

const say = sayFrom(listsTexts)
const sayParts = sayFrom(partsTexts)

const UNKNOWN = { channel: 'parts.unknownChannel', role: 'parts.unknownRole', member: 'parts.member' } as const

/** An entry's name, and a badge where the role or channel is deleted or hidden. */
export const EntryName = ({ entry: { id, name, state }, kind }: { entry: ListEntry; kind: keyof typeof UNKNOWN }) => (
  <span class="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
    <span class={`max-w-full grow py-1 wrap-anywhere ${name === null ? 'text-soft italic' : ''}`}>
      {name ?? sayParts(UNKNOWN[kind])}{' '}
      {name === null && <span class="inline-block text-xs tabular-nums not-italic">{id}</span>}
    </span>
    {state === 'gone' && <Badge tone="warning">{say('lists.gone')}</Badge>}
    {state === 'hidden' && <Badge>{say('lists.hidden')}</Badge>}
  </span>
)

/** Stands in for a list without entries. */
export const NoEntries = ({ children }: { children: ComponentChildren }) => (
  <p class="rounded-card border border-dashed border-line px-4 py-6 text-center text-sm text-soft">{children}</p>
)

/** Entries of a list, each with a button that removes it. */
export const EntryList = ({
  label,
  entries,
  kind,
  markOf,
  onRemove,
}: {
  /** Names the list for screen readers. */
  label: string
  entries: readonly ListEntry[]
  kind: keyof typeof UNKNOWN
  /** Draws a mark before the name. */
  markOf: (id: string) => ComponentChildren
  /** Null where the person may not change the list. */
  onRemove: ((id: string) => void) | null
}) => (
  <ul aria-label={label} class="divide-y divide-line rounded-card border border-line bg-surface">
    {entries.map((entry) => (
      <li key={entry.id} class="flex min-h-12 items-center gap-2 py-1 pr-1 pl-4 text-sm">
        {markOf(entry.id)}
        <EntryName entry={entry} kind={kind} />
        {onRemove !== null && (
          <IconButton
            icon="trash"
            label={say('lists.remove', { name: entry.name ?? entry.id })}
            onClick={() => onRemove(entry.id)}
          />
        )}
      </li>
    ))}
  </ul>
)
