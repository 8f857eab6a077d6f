import type { VersionConflict } from '../../../shared/api/conflict.ts'
import { DiscordText, type MentionNames } from '../discord-text/discord-text.tsx'
import { writeAgo } from '../language.ts'

type NamesOfChange = Pick<VersionConflict['changes'][number], 'actorId' | 'actorName' | 'targetId' | 'targetName'>

/** The name of a member whom a change mentions. */
function nameIn({ actorId, actorName, targetId, targetName }: NamesOfChange, id: string): string | undefined {
  const name = id === actorId ? actorName : id === targetId ? targetName : null
  return name ?? undefined
}

/** Who changed what in the server's configuration since the person read it. */
export const ChangesMeanwhile = ({ changes, names }: { changes: VersionConflict['changes']; names: MentionNames }) => (
  <ul class="mb-5 grid gap-2">
    {changes.map(({ at, text, ...change }) => (
      <li key={`${at} ${text}`} class="rounded-control bg-sunken px-3 py-2 text-sm">
        <DiscordText text={text} names={{ ...names, user: (id) => nameIn(change, id) ?? names.user?.(id) }} />
        <time class="block text-xs text-soft" dateTime={new Date(at).toISOString()}>
          {writeAgo(at, Date.now())}
        </time>
      </li>
    ))}
  </ul>
)
