import type { ComponentChildren } from 'preact'
import { Badge } from '../../../../../edge/dashboard/parts/badge.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import type { WireEntry } from '../../protocol.ts'
import { say } from '../language.ts'
import type { Play } from '../room/state.ts'
import { act, inspected } from '../room/store.ts'
import { timeWithSeconds } from '../time.ts'

const KINDS = { interaction: 'play.wireInteraction', rest: 'play.wireRest', dispatch: 'play.wireDispatch' } as const

const isRefused = ({ status }: WireEntry): boolean => status !== null && status >= 400

const Json = ({ label, json }: { label: string; json: string | null }) =>
  json === null ? null : (
    <>
      <p class="mt-2 font-medium text-soft">{label}</p>
      <pre class="mt-1 rounded-control border border-line bg-sunken p-2 font-mono wrap-anywhere whitespace-pre-wrap">
        {json}
      </pre>
    </>
  )

/** The JSON of an entry, once the server has sent it. */
function Bodies({ id }: { id: number }) {
  const bodies = inspected.value.get(id)
  if (bodies === undefined) return null
  const { sent, answered } = bodies
  if (sent === null && answered === null) return <p class="mt-2 text-soft">{say('play.wireNothing')}</p>
  return (
    <>
      <Json label={say('play.wireSent')} json={sent} />
      <Json label={say('play.wireAnswered')} json={answered} />
    </>
  )
}

/** An entry of the wire. When it is opened, it asks the server for its JSON and shows it. */
const Entry = ({ entry }: { entry: WireEntry }) => (
  <li class="border-b border-line text-xs">
    <details
      class="group"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && !inspected.value.has(entry.id)) act({ do: 'inspect', id: entry.id })
      }}
    >
      <summary class="block px-4 py-2 -outline-offset-2 hover:bg-hover">
        <span class="flex items-center justify-between gap-2 text-soft">
          <span>{say(KINDS[entry.kind])}</span>
          <span class="flex items-center gap-2">
            <time class="tabular-nums" dateTime={new Date(entry.at).toISOString()}>
              {timeWithSeconds(entry.at)}
            </time>
            <Icon name="down" class="size-4 group-open:rotate-180" />
          </span>
        </span>
        <span class="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 font-mono">
          <span class="font-semibold">{entry.method}</span>
          <span class="min-w-0 wrap-anywhere">{entry.route}</span>
          {entry.status !== null && <Badge tone={isRefused(entry) ? 'danger' : 'accent'}>{entry.status}</Badge>}
          {entry.ms !== null && <span class="text-soft tabular-nums">{Math.round(entry.ms)} ms</span>}
        </span>
      </summary>
      <div class="px-4 pb-3">
        <Bodies id={entry.id} />
      </div>
    </details>
  </li>
)

/** What Discord, the edge and the gateway sent each other, the newest first. */
export const WireList = ({ play, children }: { play: Play; children?: ComponentChildren }) => (
  <>
    <div class="flex min-h-14 items-center justify-between gap-2 pr-2 pl-4">
      <h2 class="text-sm font-semibold">{say('play.wire')}</h2>
      {children}
    </div>
    <p class="px-4 pb-3 text-xs text-soft">{say('play.wireHint')}</p>
    <ol
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
      tabIndex={0}
      aria-label={say('play.wire')}
      class="min-h-0 flex-1 overflow-y-auto border-t border-line outline-offset-[-2px]"
    >
      {play.room.wire.toReversed().map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  </>
)
