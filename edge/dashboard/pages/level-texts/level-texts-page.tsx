import { useState } from 'preact/hooks'
import type { LevelTextItem, LevelTextsReply } from '../../../../shared/api/level-texts.ts'
import { levelTextsWebTexts } from '../../../../shared/text/web/level-texts-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeNumber } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { IconButton } from '../../parts/button.tsx'
import { NoEntries } from '../../parts/entry-list.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import type { PageProps } from '../list.ts'
import { TextForm } from './text-form.tsx'

const say = sayFrom(levelTextsWebTexts)
const sayParts = sayFrom(partsTexts)

/** The levels that are announced with a text of their own, and a form for one text with its preview. */
export default function LevelTextsPage({ guildId }: PageProps) {
  const levelTexts = useResource<LevelTextsReply>(`/guilds/${guildId}/level-texts`)
  return (
    <Page title={say('levelTexts.title')} hint={say('levelTexts.intro')}>
      <Loaded of={levelTexts}>{(value) => <LevelTexts guildId={guildId} value={value} resource={levelTexts} />}</Loaded>
    </Page>
  )
}

function LevelTexts({
  guildId,
  value: { items, most, version },
  resource,
}: {
  guildId: string
  value: LevelTextsReply
  resource: Resource<LevelTextsReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  /** The text with which the form begins. The number is the form's key, so that each choice and each change fills it anew. */
  const [edited, setEdited] = useState<{ item: LevelTextItem | null; key: number }>({ item: null, key: 0 })
  const edit = (item: LevelTextItem | null): void => setEdited({ item, key: edited.key + 1 })

  const send = (level: number, change: { method: 'DELETE' } | { method: 'PUT'; body: unknown }): Promise<boolean> => {
    const list = { guildId, below: `/level-texts/${level}`, names, fallback: say('levelTexts.title') }
    return changeList(resource, list, change)
  }

  return (
    <div class="grid gap-6">
      {items.length === 0 ? (
        <NoEntries>{say('levelTexts.empty')}</NoEntries>
      ) : (
        <ul
          aria-label={say('levelTexts.title')}
          class="divide-y divide-line rounded-card border border-line bg-surface text-sm"
        >
          {items.map((item) => (
            <li key={item.level} class="flex items-start gap-2 py-2 pr-1 pl-4">
              <div class="min-w-0 flex-1 py-1.5">
                <p class="flex flex-wrap items-center gap-2 font-medium">
                  {say('levelTexts.ofLevel', { level: writeNumber(item.level) })}
                  {item.form === 'embed' && <Badge>{say('levelTexts.embed')}</Badge>}
                  {!item.announced && <Badge tone="warning">{say('levelTexts.unannounced')}</Badge>}
                </p>
                <p class="mt-1 line-clamp-3 whitespace-pre-line text-soft wrap-anywhere">{item.text}</p>
              </div>
              {mayChange && (
                <>
                  <IconButton
                    icon="settings"
                    label={say('levelTexts.edit', { level: item.level })}
                    onClick={() => edit(item)}
                  />
                  <IconButton
                    icon="trash"
                    label={say('levelTexts.remove', { level: item.level })}
                    onClick={() => void send(item.level, { method: 'DELETE' })}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {mayChange && (
        <TextForm
          key={edited.key}
          guildId={guildId}
          first={edited.item}
          version={version}
          names={names}
          isFull={(level) => items.length >= most && !items.some((one) => one.level === level)}
          most={most}
          onSave={async (level, body) => {
            if (await send(level, { method: 'PUT', body })) edit(null)
          }}
        />
      )}
    </div>
  )
}
