import { useState } from 'preact/hooks'
import { manyMembersTexts } from '../../../../shared/text/web/many-members-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'

const say = sayFrom(manyMembersTexts)
const sayParts = sayFrom(partsTexts)

/** Asks the person to type a word, so that no single click changes many members. */
export function TypedDialog({
  title,
  word,
  onAgree,
  onClose,
}: {
  title: string
  word: string
  onAgree: () => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  // Phones write the first letter in upper case.
  const isTyped = typed.trim().toLowerCase() === word.toLowerCase()
  const agree = (): void => {
    if (!isTyped) return
    onClose()
    onAgree()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{sayParts('parts.cancel')}</Button>
          <Button kind="danger" disabled={!isTyped} onClick={agree}>
            {say('manyMembers.now')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          agree()
        }}
      >
        <Field label={say('manyMembers.type', { word })}>
          {(control) => (
            <input
              {...control}
              class={CONTROL}
              autocomplete="off"
              value={typed}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
