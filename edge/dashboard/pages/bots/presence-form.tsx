import { useSignal } from '@preact/signals'
import type { OwnBot } from '../../../../shared/api/bots.ts'
import { botsTexts } from '../../../../shared/text/web/bots-texts.ts'
import { call } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'

const say = sayFrom(botsTexts)

const LONGEST_TEXT = 128
const STATUSES = ['online', 'idle', 'dnd', 'invisible'] as const
const TYPES = ['playing', 'listening', 'watching', 'competing', 'custom'] as const

/** The status and activity that a bot shows beside its name. */
export function PresenceForm({ bot: { id, presence }, onChanged }: { bot: OwnBot; onChanged: () => void }) {
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)

  async function save(next: unknown): Promise<void> {
    busy.value = true
    const answer = await call(`/me/bots/${id}/presence`, { method: 'PUT', body: { presence: next } })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    toast(say('bots.presenceSet'))
    onChanged()
  }

  return (
    <form
      class="mt-6 grid gap-4 border-t border-line pt-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy.value) void save(Object.fromEntries(new FormData(event.currentTarget)))
      }}
    >
      <Field label={say('bots.presence')}>
        {(control) => (
          <select {...control} class={CONTROL} name="status">
            {STATUSES.map((value) => (
              <option key={value} value={value} selected={value === (presence?.status ?? 'online')}>
                {say(`bots.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('bots.activity')}>
        {(control) => (
          <select {...control} class={CONTROL} name="type">
            {TYPES.map((value) => (
              <option key={value} value={value} selected={value === (presence?.type ?? 'custom')}>
                {say(`bots.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div class="sm:col-span-2">
        <Field
          label={say('bots.text')}
          error={problem.value?.errors.find(({ at }) => at === 'body.presence.text')?.detail ?? null}
        >
          {(control) => (
            <input
              {...control}
              class={CONTROL}
              name="text"
              required
              maxLength={LONGEST_TEXT}
              defaultValue={presence?.text ?? ''}
              autocomplete="off"
            />
          )}
        </Field>
      </div>
      {problem.value !== null && problem.value.errors.length === 0 && (
        <div class="sm:col-span-2">
          <Notice tone="error" role="alert">
            {sentenceOf(problem.value)}
          </Notice>
        </div>
      )}
      <div class="flex flex-wrap gap-2 sm:col-span-2">
        <Button type="submit" busy={busy.value}>
          {say('bots.setPresence')}
        </Button>
        {presence !== null && (
          <Button kind="quiet" disabled={busy.value} onClick={() => void save(null)}>
            {say('bots.clearPresence')}
          </Button>
        )}
      </div>
    </form>
  )
}
