import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { LevelRoleItem } from '../../../../shared/api/level-roles.ts'
import { MAX_LEVEL } from '../../../../shared/levelling/curve.ts'
import { levelRolesTexts } from '../../../../shared/text/web/level-roles-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { RolePicker } from '../../parts/choices.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import type { Change } from './change-dialog.tsx'

const say = sayFrom(levelRolesTexts)

/** Chooses a level and a role. The effects are shown before the role is added. */
export function AddForm({
  items,
  choices,
  onCheck,
}: {
  items: readonly LevelRoleItem[]
  /** Null while the roles load. */
  choices: ChoicesReply | null
  onCheck: (change: Change) => void
}) {
  const [typed, setTyped] = useState('')
  const [roleId, setRoleId] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const level = /^\d+$/.test(typed.trim()) ? Number(typed) : -1
  const isLevel = level >= 0 && level <= MAX_LEVEL
  const levelOf = new Map(items.map((item) => [item.roleId, item.level]))
  const atLevel = items.find((item) => item.level === level)

  function levelError(): string | null {
    if (atLevel !== undefined) return say('levelRoles.levelTaken', { role: atLevel.name ?? '', level })
    return isTried && !isLevel ? say('levelRoles.needsLevel', { max: MAX_LEVEL }) : null
  }

  function check(): void {
    setTried(true)
    if (roleId === null || !isLevel || atLevel !== undefined) return
    onCheck({ kind: 'add', roleId, level })
  }

  return (
    <Card title={say('levelRoles.add')} hint={say('levelRoles.addHint')}>
      <form
        noValidate
        class="grid gap-4 sm:grid-cols-[8rem_1fr]"
        onSubmit={(event) => {
          event.preventDefault()
          check()
        }}
      >
        <Field label={say('levelRoles.level')} error={levelError()}>
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
        <Field label={say('levelRoles.role')} error={isTried && roleId === null ? say('levelRoles.needsRole') : null}>
          {(control) => (
            <RolePicker
              control={control}
              choices={choices}
              value={roleId}
              refuse={(id) => {
                const taken = levelOf.get(id)
                return taken === undefined ? null : say('levelRoles.taken', { level: taken })
              }}
              onPick={setRoleId}
            />
          )}
        </Field>
        <div class="sm:col-span-2">
          <Button kind="primary" type="submit">
            {say('levelRoles.check')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
