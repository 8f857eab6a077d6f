import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { CONTROL, Field } from './field.tsx'

const say = sayFrom(partsTexts)

/** Asks the person to type a word, so that no single click changes or deletes much. */
export function TypedDialog({
  title,
  word,
  agree: agreeing,
  children,
  onAgree,
  onClose,
}: {
  title: string
  word: string
  /** The words of the button that agrees. */
  agree: string
  /** Tells what will happen. */
  children?: ComponentChildren
  onAgree: (typed: string) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  // Phones write the first letter in upper case.
  const isTyped = typed.trim().toLowerCase() === word.toLowerCase()
  const agree = (): void => {
    if (!isTyped) return
    onClose()
    onAgree(typed)
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say('parts.cancel')}</Button>
          <Button kind="danger" disabled={!isTyped} onClick={agree}>
            {agreeing}
          </Button>
        </>
      }
    >
      {children}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          agree()
        }}
      >
        <Field label={say('parts.type', { word })}>
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
