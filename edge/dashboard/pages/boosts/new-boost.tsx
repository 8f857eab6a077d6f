import { useState } from 'preact/hooks'
import type { BoostBody, BoostPreview } from '../../../../shared/api/boosts.ts'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { boostsTexts } from '../../../../shared/text/web/boosts-texts.ts'
import { call } from '../../api/client.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { ChannelPicker } from '../../parts/choices.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { type Draft, draftBody, EMPTY_DRAFT } from './draft.ts'
import { Runs } from './runs.tsx'
import { WeeklyFields } from './weekly-fields.tsx'

const say = sayFrom(boostsTexts)

/** A form for a new boost. It can show the next runs before the boost is made. @param path of the boosts in the API */
export function NewBoost({
  path,
  choices,
  onCreate,
}: {
  path: string
  choices: ChoicesReply | null
  onCreate: (body: BoostBody) => Promise<boolean>
}) {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const [preview, setPreview] = useState<BoostPreview | string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part })
    setPreview(null)
  }

  async function send(action: 'preview' | 'create'): Promise<void> {
    setBusy(true)
    const body = draftBody(draft)
    if (action === 'create') {
      if (await onCreate(body)) {
        setDraft(EMPTY_DRAFT)
        setPreview(null)
      }
    } else {
      const answer = await call<BoostPreview>(`${path}/preview`, { method: 'POST', body })
      setPreview(answer.ok ? answer.value : sentenceOf(answer.problem))
    }
    setBusy(false)
  }

  const moment = (key: 'startsAt' | 'endsAt', label: string, hint?: string) => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          class={CONTROL}
          required={key === 'endsAt'}
          value={draft[key]}
          onInput={({ currentTarget }) => change({ [key]: currentTarget.value })}
        />
      )}
    </Field>
  )

  return (
    <Card title={say('boosts.new')}>
      <form
        class="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void send('create')
        }}
      >
        <Field label={say('boosts.factor')} hint={say('boosts.factorHint')}>
          {(control) => (
            <input
              {...control}
              type="number"
              class={CONTROL}
              required
              min={0}
              max={10}
              step={0.01}
              value={draft.factor}
              onInput={({ currentTarget }) => change({ factor: currentTarget.value })}
            />
          )}
        </Field>
        <SelectField
          label={say('boosts.when')}
          value={draft.kind}
          onPick={(kind) => change({ kind })}
          options={[
            { value: 'once', label: say('boosts.once') },
            { value: 'weekly', label: say('boosts.weekly') },
          ]}
        />
        {draft.kind === 'once' ? (
          <>
            {moment('startsAt', say('boosts.from'), say('boosts.fromHint'))}
            {moment('endsAt', say('boosts.to'))}
          </>
        ) : (
          <WeeklyFields draft={draft} onChange={change} />
        )}
        <Field label={say('boosts.announce')} hint={say('boosts.announceHint')}>
          {(control) => (
            <ChannelPicker
              control={control}
              choices={choices}
              value={draft.channelId}
              onPick={(channelId) => change({ channelId })}
            />
          )}
        </Field>
        <div class="empty:hidden sm:col-span-2" aria-live="polite">
          {typeof preview === 'string' && <Notice tone="error">{preview}</Notice>}
          {preview !== null && typeof preview === 'object' && (
            <div class="grid gap-3">
              {preview.refusal !== null && <Notice tone="error">{preview.refusal}</Notice>}
              <Runs runs={preview.runs} />
            </div>
          )}
        </div>
        <div class="flex flex-wrap gap-2 sm:col-span-2">
          <Button kind="primary" type="submit" icon="plus" busy={busy}>
            {say('boosts.create')}
          </Button>
          <Button busy={busy} onClick={() => void send('preview')}>
            {say('boosts.preview')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
