import { useState } from 'preact/hooks'
import type { ImportItem, ImportSaved, ImportsReply } from '../../../../shared/api/imports.ts'
import { importsTexts } from '../../../../shared/text/web/imports-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { call } from '../../api/client.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useNews, useResource } from '../../api/resource.ts'
import { type MentionNames, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import type { PageProps } from '../list.ts'
import { ExportCard } from './export-card.tsx'
import { ManyMembers } from './many-members.tsx'
import { NewImport } from './new-import.tsx'
import { type ChangeOf, OpenImport, Working } from './open-import.tsx'
import { PastImport } from './past-import.tsx'
import type { Confirmed } from './preview.tsx'
import { useUpload } from './use-upload.ts'

const say = sayFrom(importsTexts)
const sayParts = sayFrom(partsTexts)

/** Imports of XP from other bots and other changes of many members: the forms, the work under way, and the past ones. */
export default function ImportsPage({ guildId }: PageProps) {
  const imports = useResource<ImportsReply>(`/guilds/${guildId}/imports`)
  return (
    <Page title={say('imports.title')} hint={say('imports.intro')}>
      <Loaded of={imports}>{(value) => <Imports guildId={guildId} value={value} resource={imports} />}</Loaded>
    </Page>
  )
}

const isUnderWay = ({ state }: ImportItem): boolean =>
  ['uploading', 'reading', 'ready', 'staging', 'applying', 'undoing'].includes(state)

function Imports({
  guildId,
  value: { items, noStart },
  resource,
}: {
  guildId: string
  value: ImportsReply
  resource: Resource<ImportsReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const [busy, setBusy] = useState(false)
  const { sending, start, cancel } = useUpload(guildId, resource)
  const open = items.filter((item) => isUnderWay(item) && item.id !== sending?.id)
  useNews(resource, open.length > 0)

  /** Sends a change, and shows its result and the imports after it. */
  async function send(below: string, body?: object): Promise<void> {
    setBusy(true)
    const idempotencyKey = crypto.randomUUID()
    const change = { method: 'POST', idempotencyKey, ...(body && { body }) } as const
    const answer = await call<ImportSaved>(`/guilds/${guildId}/${below}`, change)
    if (answer.ok) toast(answer.value.saved, 'good', names)
    else toast(sentenceOf(answer.problem), 'error', names)
    await resource.load()
    setBusy(false)
  }

  const change = ({ id }: { id: string }, what: ChangeOf | 'undo', { takes, word }: Confirmed = { takes: [] }) =>
    send(
      `imports/${id}/${what}${takes.length === 0 ? '' : `?take=${takes.join()}`}`,
      word === undefined ? undefined : { word },
    )

  async function undo(item: ImportItem): Promise<void> {
    const { title, changed: members } = item
    const words = { agree: say('imports.undoNow'), refuse: say('imports.undoKeep') }
    const question = { title: say('imports.undoTitle', { title }), text: say('imports.undoText', { members }) }
    if (await ask({ ...question, ...words, danger: true })) await change(item, 'undo')
  }

  return (
    <div class="grid gap-6">
      {sending !== null && (
        <Working text={say('imports.sending', sending)} done={sending.done} total={sending.total}>
          <div>
            <Button
              onClick={() => {
                cancel()
                if (sending.id !== null) void change({ id: sending.id }, 'cancel')
              }}
            >
              {say('imports.cancel')}
            </Button>
          </div>
        </Working>
      )}
      {open.map((item) => (
        <OpenImport
          key={item.id}
          {...{ guildId, item, names, busy }}
          onChange={mayChange ? (what, confirmed) => void change(item, what, confirmed) : null}
        />
      ))}
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {/* A new import replaces one that waits for a confirmation, so the forms wait, too. */}
      {mayChange && sending === null && noStart === null && open.length === 0 && (
        <>
          <NewImport onStart={start} />
          <ManyMembers {...{ choices, busy }} onAsk={(body) => void send('bulk-changes', body)} />
        </>
      )}
      {mayChange && <ExportCard guildId={guildId} />}
      <History items={items} names={names} onUndo={mayChange ? (item) => void undo(item) : null} />
    </div>
  )
}

/** The last imports and other changes of many members. */
const History = ({
  items,
  names,
  onUndo,
}: {
  items: readonly ImportItem[]
  names: MentionNames
  onUndo: ((item: ImportItem) => void) | null
}) => (
  <Card title={say('imports.list')}>
    {items.length === 0 ? (
      <p class="text-sm text-soft">{say('imports.empty')}</p>
    ) : (
      <ul class="grid gap-3">
        {items.map((item) => (
          <li key={item.id} class="rounded-card border border-line p-4">
            <PastImport item={item} names={names} onUndo={onUndo && (() => onUndo(item))} />
          </li>
        ))}
      </ul>
    )}
  </Card>
)
