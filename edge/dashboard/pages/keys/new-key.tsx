import { useSignal } from '@preact/signals'
import type { NewKeyReply } from '../../../../shared/api/keys.ts'
import { keysTexts } from '../../../../shared/text/web/keys-texts.ts'
import { call } from '../../api/client.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { FormProblem } from '../../parts/form-problem.tsx'
import { SelectField } from '../../parts/select.tsx'

const say = sayFrom(keysTexts)

const LONGEST_NAME = 64
const SCOPES = [
  { value: 'read', label: say('keys.read') },
  { value: 'write', label: say('keys.write') },
] as const
/** Days until a key expires; 0 for never. The form starts with the first. */
const EXPIRIES = [
  ...[90, 30, 365].map((days) => ({ value: String(days), label: say('keys.inDays', { days }) })),
  { value: '0', label: say('keys.never') },
]

/** A form that makes a key. @param path of the keys in the API */
export function NewKey({ path, onMade }: { path: string; onMade: (key: NewKeyReply) => void }) {
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)

  async function create(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    const text = (name: string): string => String(fields.get(name) ?? '')
    const days = Number(text('expires'))
    busy.value = true
    const answer = await call<NewKeyReply>(path, {
      method: 'POST',
      body: { name: text('name').trim(), scope: text('scope'), expiresInDays: days === 0 ? null : days },
    })
    busy.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    form.reset()
    onMade(answer.value)
  }

  return (
    <Card title={say('keys.create')}>
      <form
        class="grid grid-cols-1 items-start gap-4 sm:grid-cols-[2fr_1fr_1fr]"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy.value) void create(event.currentTarget)
        }}
      >
        <Field label={say('keys.name')} hint={say('keys.nameHint')} error={errorAt(problem.value, 'body.name')}>
          {(control) => (
            <input {...control} class={CONTROL} name="name" required maxLength={LONGEST_NAME} autocomplete="off" />
          )}
        </Field>
        <SelectField label={say('keys.scope')} name="scope" options={SCOPES} />
        <SelectField label={say('keys.expires')} name="expires" options={EXPIRIES} />
        <div class="empty:hidden sm:col-span-3">
          <FormProblem problem={problem.value} />
        </div>
        <div class="sm:col-span-3">
          <Button kind="primary" type="submit" icon="plus" busy={busy.value}>
            {say('keys.create')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
