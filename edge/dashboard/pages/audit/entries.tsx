import type { AuditItem } from '../../../../shared/api/audit.ts'
import { changeNames } from '../../discord-text/change-names.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { writeTime } from '../../language.ts'
import { AuthorAvatar } from '../../parts/avatar.tsx'

interface EntriesProps {
  guildId: string
  entries: readonly AuditItem[]
  /** Names of the server's roles and channels. */
  names: MentionNames
}

function Entry({ guildId, entry, names }: { guildId: string; entry: AuditItem; names: MentionNames }) {
  const { at, actor, kind, text, targetPerson } = entry
  const people = changeNames(guildId, { kind, by: actor, target: targetPerson })
  return (
    <li class="flex items-start gap-3 px-4 py-3 text-sm">
      <AuthorAvatar author={actor} />
      <div class="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 pt-1">
        <p class="min-w-0 flex-1 basis-56 wrap-anywhere">
          <DiscordText text={text} names={{ ...names, ...people }} />
        </p>
        <time class="text-xs text-soft tabular-nums" dateTime={new Date(at).toISOString()}>
          {writeTime(at)}
        </time>
      </div>
    </li>
  )
}

/** Changes, each as a sentence that names its author, the program that was used, and the reason. */
export const Entries = ({ guildId, entries, names }: EntriesProps) => (
  <ol class="divide-y divide-line rounded-card border border-line bg-surface">
    {entries.map((entry) => (
      <Entry key={entry.id} guildId={guildId} entry={entry} names={names} />
    ))}
  </ol>
)
