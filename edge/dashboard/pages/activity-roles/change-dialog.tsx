import { useState } from 'preact/hooks'
import type { ActivityRoleItem } from '../../../../shared/api/activity-roles.ts'
import { activityRolesWebTexts } from '../../../../shared/text/web/activity-roles-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { NumberFields, readNumbers } from './numbers.tsx'

const say = sayFrom(activityRolesWebTexts)
const sayParts = sayFrom(partsTexts)

/** Changes the numbers of an activity role. */
export function ChangeDialog({
  item,
  name,
  onSave,
  onClose,
}: {
  item: ActivityRoleItem
  name: string
  onSave: (numbers: { members: number; days: number }) => Promise<boolean>
  onClose: () => void
}) {
  const [typed, setTyped] = useState({ members: String(item.members), days: String(item.days) })
  const [busy, setBusy] = useState(false)
  const numbers = readNumbers(typed)
  const isChanged = numbers !== null && (numbers.members !== item.members || numbers.days !== item.days)

  async function save(): Promise<void> {
    if (busy || numbers === null || !isChanged) return
    setBusy(true)
    const isSaved = await onSave(numbers)
    setBusy(false)
    if (isSaved) onClose()
  }

  return (
    <Dialog
      title={say('activityRoles.edit', { role: name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button kind="primary" busy={busy} disabled={!isChanged} onClick={() => void save()}>
            {say('activityRoles.save')}
          </Button>
        </>
      }
    >
      <form
        noValidate
        class="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <NumberFields typed={typed} onType={setTyped} />
        {/* The buttons of a dialog are outside the form. This one lets Enter save. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
