import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { BulkBody } from '../../../../shared/api/imports.ts'
import { manyMembersTexts } from '../../../../shared/text/web/many-members-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { RolePicker } from '../../parts/choices.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { SelectField } from '../../parts/select.tsx'

const say = sayFrom(manyMembersTexts)

const CHANGES = ['give', 'resetRole', 'resetEveryone'] as const
type Change = (typeof CHANGES)[number]

/** The body of the request to the API; null where the role is missing. */
function bodyOf(change: Change, roleId: string | null, xp: string): BulkBody | null {
  if (change === 'resetEveryone') return { what: 'reset', whose: { of: 'everyone' }, xp: null }
  if (roleId === null) return null
  const whose = { of: 'role', roleId } as const
  return change === 'give' ? { what: 'give', whose, xp: Number(xp) } : { what: 'reset', whose, xp: null }
}

/** A form that asks for the preview of a change of many members' XP. */
export function ManyMembers({
  choices,
  busy,
  onAsk,
}: {
  choices: ChoicesReply | null
  busy: boolean
  onAsk: (body: BulkBody) => void
}) {
  const [change, setChange] = useState<Change>('give')
  const [roleId, setRole] = useState<string | null>(null)
  const [xp, setXp] = useState('')
  const [isTried, setTried] = useState(false)
  const body = bodyOf(change, roleId, xp)

  return (
    <Card title={say('manyMembers.title')} hint={say('manyMembers.hint')}>
      <form
        class="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (body !== null && !busy) onAsk(body)
        }}
      >
        <div class="sm:col-span-2">
          <SelectField
            label={say('manyMembers.what')}
            value={change}
            onPick={setChange}
            options={CHANGES.map((value) => ({ value, label: say(`manyMembers.${value}`) }))}
          />
        </div>
        {change !== 'resetEveryone' && (
          <Field label={say('manyMembers.role')} error={isTried && body === null ? say('manyMembers.noRole') : null}>
            {(control) => <RolePicker use="list" control={control} choices={choices} value={roleId} onPick={setRole} />}
          </Field>
        )}
        {change === 'give' && (
          <Field label={say('manyMembers.xp')}>
            {(control) => (
              <input
                {...control}
                type="number"
                class={CONTROL}
                required
                min={1}
                max={Number.MAX_SAFE_INTEGER}
                value={xp}
                onInput={({ currentTarget }) => setXp(currentTarget.value)}
              />
            )}
          </Field>
        )}
        <div class="sm:col-span-2">
          <Button type="submit" icon="members" busy={busy}>
            {say('manyMembers.preview')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
