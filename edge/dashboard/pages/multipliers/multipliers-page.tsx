import { useState } from 'preact/hooks'
import type { MultipliersReply } from '../../../../shared/api/lists.ts'
import { listsTexts } from '../../../../shared/text/web/lists-texts.ts'
import { multipliersTexts } from '../../../../shared/text/web/multipliers-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Card } from '../../parts/card.tsx'
import { ChannelMark, RoleDot } from '../../parts/choices.tsx'
import { NoEntries } from '../../parts/entry-list.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import type { PageProps } from '../list.ts'
import { gainText } from './factor.ts'
import { MultiplierRow } from './multiplier-row.tsx'
import { NewMultiplier } from './new-multiplier.tsx'

const say = sayFrom(multipliersTexts)
const sayLists = sayFrom(listsTexts)
const sayParts = sayFrom(partsTexts)

/** The multipliers of roles and channels, with the XP that a message earns with each. */
export default function MultipliersPage({ guildId }: PageProps) {
  const multipliers = useResource<MultipliersReply>(`/guilds/${guildId}/multipliers`)
  usePreparedFormats()
  return (
    <Page title={say('multipliers.title')} hint={say('multipliers.intro')}>
      <Loaded of={multipliers}>
        {(value) => (
          <div class="grid gap-6">
            <Rule guildId={guildId} value={value} />
            <Lists guildId={guildId} value={value} resource={multipliers} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** How several multipliers count at once, with a link to the setting that decides it. */
const Rule = ({ guildId, value: { rule, gain } }: { guildId: string; value: MultipliersReply }) => (
  <Card title={say('multipliers.several')}>
    <div class="grid gap-1 text-sm">
      <p class="font-medium">{rule}</p>
      <p class="text-soft">{say('multipliers.zero')}</p>
      {gain.most > 0 && <p class="text-soft">{say('multipliers.usual', { gain: gainText(gain) })}</p>}
      <p>
        <a
          href={`/servers/${guildId}/settings#setting-multiplierRule`}
          class="inline-flex min-h-8 items-center text-accent underline-offset-2 hover:underline"
        >
          {say('multipliers.changeRule')}
        </a>
      </p>
    </div>
  </Card>
)

function Lists({
  guildId,
  value,
  resource,
}: {
  guildId: string
  value: MultipliersReply
  resource: Resource<MultipliersReply>
}) {
  const [kind, setKind] = useState<'roles' | 'channels'>('roles')
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const entries = value[kind]
  const listed = new Set(entries.map(({ id }) => id))
  const roleColor = (id: string): number => choices?.roles.find((role) => role.id === id)?.color ?? 0
  const channelType = (id: string): number => choices?.channels.find((channel) => channel.id === id)?.type ?? 0

  const send = (id: string, change: { method: 'DELETE' } | { method: 'PUT'; body: unknown }): Promise<boolean> => {
    const list = { guildId, below: `/multipliers/${kind}/${id}`, names, fallback: sayLists('lists.saved') }
    return changeList(resource, list, change)
  }
  const set = (id: string, factor: number): Promise<boolean> => send(id, { method: 'PUT', body: { factor } })

  return (
    <Tabs
      label={say('multipliers.which')}
      shown={kind}
      onShow={setKind}
      tabs={(['roles', 'channels'] as const).map((name) => ({
        name,
        label: (
          <span class="flex items-center gap-2">
            {sayLists(`lists.${name}`)} <Badge>{value[name].length}</Badge>
          </span>
        ),
      }))}
    >
      <div class="grid gap-6">
        {entries.length === 0 ? (
          <NoEntries>{say(kind === 'channels' ? 'multipliers.noChannels' : 'multipliers.noRoles')}</NoEntries>
        ) : (
          <ul
            aria-label={sayLists(`lists.${kind}`)}
            class="divide-y divide-line rounded-card border border-line bg-surface"
          >
            {entries.map((entry) => (
              <MultiplierRow
                key={`${kind} ${entry.id}`}
                entry={entry}
                kind={kind === 'channels' ? 'channel' : 'role'}
                mark={
                  kind === 'roles' ? (
                    <RoleDot color={roleColor(entry.id)} />
                  ) : (
                    <ChannelMark type={channelType(entry.id)} />
                  )
                }
                message={value}
                mayChange={mayChange === true}
                onSet={(factor) => set(entry.id, factor)}
                onRemove={() => void send(entry.id, { method: 'DELETE' })}
              />
            ))}
          </ul>
        )}
        {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
        {mayChange && (
          <NewMultiplier
            key={kind}
            kind={kind}
            choices={choices}
            refuse={(id) => (listed.has(id) ? sayLists('lists.listed') : null)}
            message={value}
            onSet={set}
          />
        )}
      </div>
    </Tabs>
  )
}
