import { useSignal } from '@preact/signals'
import type { OwnBot } from '../../../../shared/api/bots.ts'
import { botsTexts } from '../../../../shared/text/web/bots-texts.ts'
import { call } from '../../api/client.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { FormProblem } from '../../parts/form-problem.tsx'
import { SelectField } from '../../parts/select.tsx'
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
      <SelectField
        label={say('bots.presence')}
        name="status"
        initial={presence?.status ?? 'online'}
        options={STATUSES.map((value) => ({ value, label: say(`bots.${value}`) }))}
      />
      <SelectField
        label={say('bots.activity')}
        name="type"
        initial={presence?.type ?? 'custom'}
        options={TYPES.map((value) => ({ value, label: say(`bots.${value}`) }))}
      />
      <div class="sm:col-span-2">
        <Field label={say('bots.text')} error={errorAt(problem.value, 'body.presence.text')}>
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
      <div class="empty:hidden sm:col-span-2">
        <FormProblem problem={problem.value} />
      </div>
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
