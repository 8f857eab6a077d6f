import { useSignal } from '@preact/signals'
import type { Person } from '../../../../shared/api/parts.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { call } from '../../api/client.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import { DiscordText } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { FormProblem } from '../../parts/form-problem.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SelectField } from '../../parts/select.tsx'

const say = sayFrom(memberTexts)

const LONGEST_REASON = 512
const KINDS = [
  { value: 'give', label: say('member.give') },
  { value: 'take', label: say('member.take') },
  { value: 'set', label: say('member.set') },
] as const
const UNITS = [
  { value: 'xp', label: say('member.unitXp') },
  { value: 'levels', label: say('member.unitLevels') },
] as const

/** A form that changes a member's XP or levels. @param path of the member in the API */
export function ChangeCard({ path, person, onChanged }: { path: string; person: Person; onChanged: () => void }) {
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)
  /** A sentence about the last change. */
  const done = useSignal('')
  /** The idempotency key. It stays the same until the API has answered, so that a repeated change counts once. */
  const key = useSignal(crypto.randomUUID())

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    const text = (name: string): string => String(fields.get(name) ?? '')
    const change = { kind: text('kind'), unit: text('unit'), amount: Number(text('amount')) }
    busy.value = true
    done.value = ''
    const answer = await call<{ text: string }>(`${path}/xp`, {
      method: 'POST',
      body: { change, reason: text('reason').trim() || null },
      idempotencyKey: key.value,
    })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    // Without an answer the change may have been made, so the next try is the same change.
    if (answer.ok || answer.problem.status !== 0) key.value = crypto.randomUUID()
    if (!answer.ok) return
    form.reset()
    done.value = answer.value.text
    onChanged()
  }

  const shown = problem.value
  return (
    <Card title={say('member.change')}>
      <form
        class="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy.value) void send(event.currentTarget)
        }}
      >
        <div class="grid grid-cols-2 gap-3">
          <SelectField label={say('member.kind')} name="kind" options={KINDS} />
          <SelectField label={say('member.unit')} name="unit" options={UNITS} />
        </div>
        <Field label={say('member.amount')} error={errorAt(shown, 'body.change.amount')}>
          {(control) => (
            <input
              {...control}
              class={CONTROL}
              name="amount"
              type="number"
              inputMode="numeric"
              min={0}
              step={1}
              required
            />
          )}
        </Field>
        <Field
          label={say('member.reason')}
          hint={say('member.reasonHint', { most: LONGEST_REASON })}
          error={errorAt(shown, 'body.reason')}
        >
          {(control) => (
            <input {...control} class={CONTROL} name="reason" maxLength={LONGEST_REASON} autocomplete="off" />
          )}
        </Field>
        <FormProblem problem={shown} />
        <div role="status">
          {done.value !== '' && (
            <Notice tone="good">
              <DiscordText text={done.value} names={{ user: (id) => (id === person.id ? person.name : undefined) }} />
            </Notice>
          )}
        </div>
        <Button kind="primary" type="submit" busy={busy.value}>
          {say('member.submit')}
        </Button>
      </form>
    </Card>
  )
}
