import { useSignal } from '@preact/signals'
import type { AwardsReply } from '../../../../shared/api/members.ts'
import type { Person } from '../../../../shared/api/parts.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { readyValue, useResource } from '../../api/resource.ts'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { withoutSymbol } from '../../discord-text/without-symbol.ts'
import { sayFrom, writeAgo, writeNumber, writeTime } from '../../language.ts'
import { Card } from '../../parts/card.tsx'
import { channelOptions } from '../../parts/channel-options.ts'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { OthersTable } from './others-table.tsx'

const say = sayFrom(memberTexts)

const TONES = { now: 'good', later: 'info', never: 'warning', unknown: 'info' } as const

/** The most messages that are listed, and the most changes by other sources. */
const MOST_LISTED = 10

/** Says whether a member's next message earns XP, or why not, and lists the newest XP of messages and of other sources. */
export function AwardsCard({ guildId, path, person }: { guildId: string; path: string; person: Person }) {
  const channel = useSignal('')
  const awards = useResource<AwardsReply>(`${path}/awards${channel.value === '' ? '' : `?channel=${channel.value}`}`)
  const choices = readyValue(useChoices(guildId).state.value)
  const channels = choices?.channels ?? []
  const nameOf = (id: string): string => `#${channels.find((each) => each.id === id)?.name ?? id}`
  const names = {
    ...namesIn(choices),
    user: (id: string) => (id === person.id ? person.name : undefined),
  }
  return (
    <Card title={say('member.why')}>
      <div class="mb-4 max-w-xs">
        <SelectField
          label={say('member.channel')}
          value={channel.value}
          options={[{ value: '', label: say('member.anyChannel') }, ...channelOptions(choices)]}
          onPick={(next) => {
            channel.value = next
          }}
        />
      </div>
      <Loaded of={awards}>
        {({ outlook, items, others }) => (
          <>
            <Notice tone={TONES[outlook.earns]}>
              <DiscordText text={withoutSymbol(outlook.text)} names={names} />
            </Notice>
            {outlook.others.length > 0 && (
              <ul class="mt-3 grid gap-1 text-sm text-soft">
                {outlook.others.map((text) => (
                  <li key={text} class="wrap-anywhere">
                    <DiscordText text={withoutSymbol(text)} names={names} />
                  </li>
                ))}
              </ul>
            )}
            <h3 class="mt-6 mb-3 text-sm font-medium">{say('member.lastAwards')}</h3>
            {items.length === 0 ? (
              <p class="text-sm text-soft">{say('member.noAwards')}</p>
            ) : (
              <Table
                caption={say('member.lastAwards')}
                rows={items.slice(0, MOST_LISTED)}
                keyOf={({ id }) => id}
                columns={[
                  {
                    title: say('member.when'),
                    cell: ({ at, url }) => (
                      <a
                        class="whitespace-nowrap underline underline-offset-2"
                        href={url}
                        target="_blank"
                        rel="noreferrer"
                        title={say('member.openMessage')}
                      >
                        <time dateTime={new Date(at).toISOString()} title={writeTime(at)}>
                          {writeAgo(at, Date.now())}
                        </time>
                      </a>
                    ),
                  },
                  {
                    title: say('member.channel'),
                    cell: ({ channelId }) => nameOf(channelId),
                    class: 'w-full wrap-anywhere',
                  },
                  { title: say('member.unitXp'), numeric: true, cell: ({ xp }) => writeNumber(xp) },
                ]}
              />
            )}
            <OthersTable others={others.slice(0, MOST_LISTED)} />
          </>
        )}
      </Loaded>
    </Card>
  )
}
