import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { activityRolesWebTexts } from '../../../../shared/text/web/activity-roles-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { RolePicker } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import { NumberFields, readNumbers } from './numbers.tsx'

const say = sayFrom(activityRolesWebTexts)
const sayParts = sayFrom(partsTexts)

/** The numbers that the command takes where none are given. */
const FIRST = { members: '10', days: '7' }

/** A form that makes a role an activity role. */
export function NewRole({
  choices,
  refuse,
  onAdd,
}: {
  choices: ChoicesReply | null
  /** Why a role cannot be an activity role; null where only the reasons of `choices` apply. */
  refuse: (roleId: string) => string | null
  /** @returns whether the role is saved */
  onAdd: (roleId: string, numbers: { members: number; days: number }) => Promise<boolean>
}) {
  const [roleId, setRoleId] = useState<string | null>(null)
  const [typed, setTyped] = useState(FIRST)
  const [isTried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const numbers = readNumbers(typed)

  async function add(): Promise<void> {
    setTried(true)
    if (busy || roleId === null || numbers === null) return
    setBusy(true)
    if (await onAdd(roleId, numbers)) {
      setRoleId(null)
      setTyped(FIRST)
      setTried(false)
    }
    setBusy(false)
  }

  return (
    <Card title={say('activityRoles.add')}>
      <form
        noValidate
        class="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Field
          label={say('activityRoles.role')}
          error={isTried && roleId === null ? sayParts('parts.chooseRole') : null}
        >
          {(control) => (
            <RolePicker control={control} choices={choices} refuse={refuse} value={roleId} onPick={setRoleId} />
          )}
        </Field>
        <NumberFields typed={typed} onType={setTyped} />
        <div>
          <Button kind="primary" type="submit" icon="plus" busy={busy}>
            {sayParts('parts.add')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
