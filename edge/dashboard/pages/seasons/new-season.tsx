import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { SeasonBody } from '../../../../shared/api/seasons.ts'
import { LONGEST_SEASON_NAME, MOST_WINNERS } from '../../../../shared/levelling/season.ts'
import { newSeasonTexts } from '../../../../shared/text/web/new-season-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { ChannelPicker, RolePicker } from '../../parts/choices.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { SelectField } from '../../parts/select.tsx'
import { type Draft, draftBody, EMPTY_DRAFT } from './draft.ts'

const say = sayFrom(newSeasonTexts)

/** A form for the next season. */
export function NewSeason({
  choices,
  onCreate,
}: {
  choices: ChoicesReply | null
  onCreate: (body: SeasonBody) => Promise<boolean>
}) {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })

  async function create(): Promise<void> {
    setBusy(true)
    if (await onCreate(draftBody(draft))) setDraft(EMPTY_DRAFT)
    setBusy(false)
  }

  return (
    <Card title={say('seasons.new')}>
      <form
        class="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void create()
        }}
      >
        <Field label={say('seasons.name')} hint={say('seasons.nameHint')}>
          {(control) => (
            <input
              {...control}
              class={CONTROL}
              maxLength={LONGEST_SEASON_NAME}
              value={draft.name}
              onInput={({ currentTarget }) => change({ name: currentTarget.value })}
            />
          )}
        </Field>
        <Field label={say('seasons.ends')} hint={say('seasons.endsHint')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              class={CONTROL}
              value={draft.endsAt}
              onInput={({ currentTarget }) => change({ endsAt: currentTarget.value })}
            />
          )}
        </Field>
        <SelectField
          label={say('seasons.after')}
          value={draft.after}
          onPick={(after) => change({ after })}
          options={[
            { value: 'on', label: say('seasons.goesOn') },
            { value: 'anew', label: say('seasons.anew') },
          ]}
        />
        <Field label={say('seasons.count')}>
          {(control) => (
            <input
              {...control}
              type="number"
              class={CONTROL}
              required
              min={1}
              max={MOST_WINNERS}
              value={draft.winners}
              onInput={({ currentTarget }) => change({ winners: currentTarget.value })}
            />
          )}
        </Field>
        <Field label={say('seasons.role')} hint={say('seasons.roleHint')}>
          {(control) => (
            <RolePicker
              control={control}
              choices={choices}
              value={draft.roleId}
              onPick={(roleId) => change({ roleId })}
            />
          )}
        </Field>
        <Field label={say('seasons.announce')} hint={say('seasons.announceHint')}>
          {(control) => (
            <ChannelPicker
              control={control}
              choices={choices}
              value={draft.channelId}
              onPick={(channelId) => change({ channelId })}
            />
          )}
        </Field>
        <div class="sm:col-span-2">
          <Button kind="primary" type="submit" icon="plus" busy={busy}>
            {say('seasons.create')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
