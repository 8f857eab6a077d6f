import { useState } from 'preact/hooks'
import { listsTexts } from '../../../../shared/text/web/lists-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'

const say = sayFrom(listsTexts)
const sayParts = sayFrom(partsTexts)

/** Adds a member by id. @param onAdd resolves to whether the member was added */
export function MemberForm({ onAdd }: { onAdd: (id: string) => Promise<boolean> }) {
  const [typed, setTyped] = useState('')
  const [isBad, setBad] = useState(false)

  async function add(): Promise<void> {
    const id = typed.trim()
    const isId = /^\d{17,20}$/.test(id)
    setBad(!isId)
    if (isId && (await onAdd(id))) setTyped('')
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Field label={say('lists.addMember')} hint={say('lists.memberHint')} error={isBad ? say('lists.badId') : null}>
        {(control) => (
          <div class="flex gap-2">
            <input
              {...control}
              class={`${CONTROL} tabular-nums`}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Button type="submit">{sayParts('parts.add')}</Button>
          </div>
        )}
      </Field>
    </form>
  )
}
