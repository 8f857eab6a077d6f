import { useState } from 'preact/hooks'
import type { ImportItem, ImportPreviewReply } from '../../../../shared/api/imports.ts'
import type { CarriedPart } from '../../../../shared/imports/carried/part.ts'
import { importPreviewTexts } from '../../../../shared/text/web/import-preview-texts.ts'
import { importsTexts } from '../../../../shared/text/web/imports-texts.ts'
import { manyMembersTexts } from '../../../../shared/text/web/many-members-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { readyValue, useResource } from '../../api/resource.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeAgo, writeNumber } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Loaded } from '../../parts/states.tsx'
import { TypedDialog } from '../../parts/typed-dialog.tsx'
import { CarriedChoices } from './carried-choices.tsx'
import { RefusedTable, RoleTable, TopTable } from './preview-tables.tsx'

const say = sayFrom(importPreviewTexts)
const sayImports = sayFrom(importsTexts)
const sayManyMembers = sayFrom(manyMembersTexts)
const sayParts = sayFrom(partsTexts)

const COUNTS = ['known', 'unknown', 'raised', 'lowered', 'same'] as const
/** Counts that are left out where there are none. */
const RARE_COUNTS = ['left', 'tooMuch', 'duplicates'] as const

/** What the person has chosen and typed to confirm an import. */
export interface Confirmed {
  takes: readonly CarriedPart[]
  /** The word that was typed; absent where none is asked for. */
  word?: string
}

/** What an import would change, and the buttons that confirm or cancel it. */
export function Preview({
  guildId,
  item: { id, title, members, word, expiresAt },
  names,
  actions,
}: {
  guildId: string
  item: ImportItem
  names: MentionNames
  /** Null for a person who may only look. */
  actions: { busy: boolean; onConfirm: (confirmed: Confirmed) => void; onCancel: () => void } | null
}) {
  const preview = useResource<ImportPreviewReply>(`/guilds/${guildId}/imports/${id}/preview`)
  const [isAsking, setAsking] = useState(false)
  const [takes, setTakes] = useState<readonly CarriedPart[]>([])
  const when = expiresAt === null ? null : writeAgo(expiresAt, Date.now())
  return (
    <Card
      title={word === null ? say('importPreview.title', { title }) : title}
      hint={when === null ? undefined : say('importPreview.nothingYet', { when })}
    >
      <Loaded of={preview}>
        {(value) => (
          <div class="grid gap-6">
            <Facts value={value} names={names} />
            {value.top.length > 0 && <TopTable guildId={guildId} top={value.top} />}
            {value.roles.length > 0 && <RoleTable roles={value.roles} names={names} />}
            {value.refused.count > 0 && <RefusedTable refused={value.refused} />}
          </div>
        )}
      </Loaded>
      {actions !== null && (
        <CarriedChoices carried={readyValue(preview.state.value)?.carried ?? []} takes={takes} onChange={setTakes} />
      )}
      {actions !== null && (
        <div class="mt-6 flex flex-wrap gap-2">
          <Button
            kind="primary"
            icon="check"
            busy={actions.busy}
            disabled={members === 0}
            onClick={word === null ? () => actions.onConfirm({ takes }) : () => setAsking(true)}
          >
            {say(word === null ? 'importPreview.confirm' : 'importPreview.confirmChange')}
          </Button>
          <Button disabled={actions.busy} onClick={actions.onCancel}>
            {word === null ? sayImports('imports.cancel') : sayParts('parts.cancel')}
          </Button>
        </div>
      )}
      {isAsking && actions !== null && word !== null && (
        <TypedDialog
          {...{ title, word }}
          agree={sayManyMembers('manyMembers.now')}
          onAgree={(typed) => actions.onConfirm({ takes, word: typed })}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  )
}

/** The numbers of the preview, the curve, and the settings and level roles of the file. */
function Facts({ value, names }: { value: ImportPreviewReply; names: MentionNames }) {
  const { others, curve, carried, refused, messages } = value
  const counts = [
    ...COUNTS.map((name) => [say(`importPreview.${name}`), value[name]] as const),
    ...RARE_COUNTS.filter((name) => value[name] > 0).map(
      (name) => [say(`importPreview.${name}`), value[name]] as const,
    ),
    ...(messages === null
      ? []
      : [
          [say('importPreview.messagesRaised'), messages.raised] as const,
          [say('importPreview.messagesLowered'), messages.lowered] as const,
        ]),
    ...(refused.count > 0 ? [[say('importPreview.refusedRows'), refused.count] as const] : []),
  ]
  return (
    <div class="grid gap-4">
      <dl class="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2" aria-label={say('importPreview.counts')}>
        {counts.map(([label, number]) => (
          <div key={label} class="flex items-baseline justify-between gap-4 border-b border-line pb-2">
            <dt class="text-soft">{label}</dt>
            <dd class="font-medium tabular-nums">{writeNumber(number)}</dd>
          </div>
        ))}
      </dl>
      {curve !== null && (
        <p class="text-sm">
          <DiscordText text={curve} names={names} />
        </p>
      )}
      {others.length > 0 && (
        <p class="text-sm text-soft">{say('importPreview.others', { others: others.join(', ') })}</p>
      )}
      {carried.length > 0 && (
        <div class="text-sm">
          <p>{say('importPreview.carried')}</p>
          <ul class="mt-1 grid gap-1">
            {carried.map(({ text, outcome }) => (
              <li key={text} class={outcome === 'change' ? undefined : 'text-soft'}>
                <DiscordText text={text} names={names} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
