import { useSignal } from '@preact/signals'
import type { AwardsReply } from '../../../../shared/api/members.ts'
import type { Person } from '../../../../shared/api/parts.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { useResource } from '../../api/resource.ts'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeAgo, writeNumber, writeTime } from '../../language.ts'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(memberTexts)

const TONES = { now: 'good', later: 'info', never: 'warning', unknown: 'info' } as const

/** The API's sentence begins with a symbol for Discord. The page draws one of its own. */
const withoutSymbol = (text: string): string => text.replace(/^\p{Extended_Pictographic}\uFE0F?\s*/u, '')

/** Most messages that are listed. */
const MOST_MESSAGES = 10

/** Says whether a member's next message earns XP, or why not, and lists the last messages that did. */
export function AwardsCard({ guildId, path, person }: { guildId: string; path: string; person: Person }) {
  const channel = useSignal('')
  const awards = useResource<AwardsReply>(`${path}/awards${channel.value === '' ? '' : `?channel=${channel.value}`}`)
  const { value: choices } = useChoices(guildId).state
  const channels = choices.kind === 'ready' ? choices.value.channels : []
  const nameOf = (id: string): string => `#${channels.find((each) => each.id === id)?.name ?? id}`
  const names = {
    ...(choices.kind === 'ready' ? namesIn(choices.value) : {}),
    user: (id: string) => (id === person.id ? person.name : undefined),
  }
  return (
    <Card title={say('member.why')}>
      <div class="mb-4 max-w-xs">
        <Field label={say('member.channel')}>
          {(control) => (
            <select
              {...control}
              class={CONTROL}
              value={channel.value}
              onChange={({ currentTarget }) => {
                channel.value = currentTarget.value
              }}
            >
              <option value="">{say('member.anyChannel')}</option>
              {channels.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name === null ? id : `#${name}`}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Loaded of={awards}>
        {({ outlook, items }) => (
          <>
            <Notice tone={TONES[outlook.earns]}>
              <DiscordText text={withoutSymbol(outlook.text)} names={names} />
            </Notice>
            <h3 class="mt-6 mb-3 text-sm font-medium">{say('member.lastAwards')}</h3>
            {items.length === 0 ? (
              <p class="text-sm text-soft">{say('member.noAwards')}</p>
            ) : (
              <Table
                caption={say('member.lastAwards')}
                rows={items.slice(0, MOST_MESSAGES)}
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
          </>
        )}
      </Loaded>
    </Card>
  )
}
