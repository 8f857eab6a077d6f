import { useState } from 'preact/hooks'
import type { LevelTextItem, LevelTextPreviewReply } from '../../../../shared/api/level-texts.ts'
import type { AnnouncementForm } from '../../../../shared/levelling/announcement-body.ts'
import { MAX_LEVEL } from '../../../../shared/levelling/curve.ts'
import { WORDING_VARIABLES } from '../../../../shared/levelling/wording.ts'
import { levelTextsWebTexts } from '../../../../shared/text/web/level-texts-texts.ts'
import type { Answer } from '../../api/client.ts'
import { usePreviewOf } from '../../api/preview.ts'
import type { MentionNames } from '../../discord-text/discord-text.tsx'
import { DiscordMessage } from '../../discord-text/message.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select.tsx'
import { sentenceOf } from '../../parts/states.tsx'

const say = sayFrom(levelTextsWebTexts)

const VARIABLES = WORDING_VARIABLES.map((name) => `{${name}}`).join(', ')

/** Sets the text of a level. While the person types, it shows the message exactly as it will be posted. */
export function TextForm({
  guildId,
  first,
  version,
  names,
  isFull,
  most,
  onSave,
}: {
  guildId: string
  /** The text with which the form begins; null for an empty form. */
  first: LevelTextItem | null
  /** The version of the server. A new one may change the preview. */
  version: string
  names: MentionNames
  /** Whether the server has no room for a text of this level. */
  isFull: (level: number) => boolean
  most: number
  onSave: (level: number, body: { text: string; form: AnnouncementForm }) => Promise<void>
}) {
  const [typed, setTyped] = useState(first === null ? '' : String(first.level))
  const [text, setText] = useState(first?.text ?? '')
  const [form, setForm] = useState<AnnouncementForm>(first?.form ?? 'plain')
  const [isTried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [preview, setPreview] = useState<Answer<LevelTextPreviewReply> | null>(null)
  const level = /^\d+$/.test(typed.trim()) ? Number(typed) : 0
  const isLevel = level >= 1 && level <= MAX_LEVEL
  const isEmpty = text.trim() === ''
  const body = isLevel && !isEmpty ? { level, text, form } : null
  usePreviewOf<LevelTextPreviewReply>(`/guilds/${guildId}/level-texts/preview`, body, version, setPreview)

  const shown = preview?.ok ? preview.value : null
  const refusal = preview === null ? null : preview.ok ? preview.value.refusal : sentenceOf(preview.problem)

  function levelError(): string | null {
    if (isLevel) return isFull(level) ? say('levelTexts.full', { most }) : null
    return isTried || typed !== '' ? say('levelTexts.needsLevel', { max: MAX_LEVEL }) : null
  }

  async function save(): Promise<void> {
    setTried(true)
    if (busy || body === null || isFull(level)) return
    setBusy(true)
    await onSave(level, { text, form })
    setBusy(false)
  }

  return (
    <Card title={say('levelTexts.set')}>
      <form
        noValidate
        class="grid gap-4 sm:grid-cols-[8rem_1fr]"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Field label={say('levelTexts.level')} error={levelError()}>
          {(control) => (
            <input
              {...control}
              class={`${CONTROL} tabular-nums`}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
        <SelectField
          label={say('levelTexts.form')}
          value={form}
          onPick={setForm}
          options={[
            { value: 'plain', label: say('levelTexts.plain') },
            { value: 'embed', label: say('levelTexts.embed') },
          ]}
        />
        <div class="sm:col-span-2">
          <Field
            label={say('levelTexts.text')}
            hint={say('levelTexts.variables', { variables: VARIABLES })}
            error={isEmpty ? null : refusal}
          >
            {(control) => (
              <textarea
                {...control}
                class={`${CONTROL} min-h-24`}
                rows={4}
                value={text}
                onInput={({ currentTarget }) => setText(currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <div class="grid gap-3 empty:hidden sm:col-span-2" aria-live="polite">
          {shown !== null && refusal === null && (
            <>
              <h3 class="text-sm font-medium">{say('levelTexts.preview')}</h3>
              <DiscordMessage text={shown.content} embed={shown.embed} names={names} />
              {!shown.announced && <Notice tone="warning">{say('levelTexts.unannouncedHint')}</Notice>}
            </>
          )}
        </div>
        <div class="sm:col-span-2">
          <Button kind="primary" type="submit" busy={busy} disabled={body === null || refusal !== null}>
            {say('levelTexts.save')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
