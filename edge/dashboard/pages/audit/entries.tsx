import type { AuditItem } from '../../../../shared/api/audit.ts'
import { auditPageTexts } from '../../../../shared/text/web/audit-texts.ts'
import { tablesTexts } from '../../../../shared/text/web/tables-texts.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeTime } from '../../language.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Icon } from '../../parts/icon.tsx'

const say = sayFrom(auditPageTexts)
const sayTables = sayFrom(tablesTexts)

interface EntriesProps {
  guildId: string
  entries: readonly AuditItem[]
  /** Of the server's roles and channels. */
  names: MentionNames
}

function Entry({ guildId, entry, names }: { guildId: string; entry: AuditItem; names: MentionNames }) {
  const { at, actor, via, text, reason, targetPerson } = entry
  const people = [actor, targetPerson].filter((person) => person !== null)
  const user = (id: string): string | undefined => people.find((person) => person.id === id)?.name
  return (
    <li class="flex items-start gap-3 px-4 py-3 text-sm">
      {actor === null ? (
        <span class="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-hover">
          <Icon name="settings" class="size-4.5" />
        </span>
      ) : (
        <Avatar name={actor.name} url={actor.avatarUrl} size="size-8" />
      )}
      <div class="min-w-0 flex-1 wrap-anywhere">
        <div class="flex flex-wrap items-baseline justify-between gap-x-4">
          <p>
            {actor === null ? (
              <span class="font-medium">{sayTables('tables.operators')}</span>
            ) : (
              <a
                href={`/servers/${guildId}/members/${actor.id}`}
                class="font-medium underline-offset-2 hover:underline"
              >
                {actor.name}
              </a>
            )}{' '}
            <span class="text-soft">{say(`auditPage.via.${via}`)}</span>
          </p>
          <time class="text-xs text-soft tabular-nums" dateTime={new Date(at).toISOString()}>
            {writeTime(at)}
          </time>
        </div>
        <p class="mt-0.5">
          <DiscordText text={text} names={{ ...names, user }} />
        </p>
        {reason !== null && (
          <p class="mt-0.5 text-soft">
            {say('auditPage.reason')}: {reason}
          </p>
        )}
      </div>
    </li>
  )
}

/** Changes with their authors. */
export const Entries = ({ guildId, entries, names }: EntriesProps) => (
  <ol class="divide-y divide-line rounded-card border border-line bg-surface">
    {entries.map((entry) => (
      <Entry key={entry.id} guildId={guildId} entry={entry} names={names} />
    ))}
  </ol>
)
