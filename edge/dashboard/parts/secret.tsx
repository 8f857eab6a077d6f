import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { CONTROL, Field } from './field.tsx'
import { Notice } from './notice.tsx'

/** Shows a secret with a button that copies it. The secret is shown only this once. */
export function Secret({
  title,
  secret,
  words,
  onDone,
}: {
  title: string
  secret: string
  /** Sentences about the secret. They differ, because a key and a secret differ in gender in some languages. */
  words: { label: string; shownOnce: string; copy: string; copied: string; done: string }
  onDone: () => void
}) {
  const isCopied = useSignal(false)
  const field = useRef<HTMLInputElement>(null)

  async function copy(): Promise<void> {
    field.current?.select()
    // Where the browser refuses, the person can copy the selected text.
    isCopied.value = await navigator.clipboard.writeText(secret).then(
      () => true,
      () => false,
    )
  }

  return (
    <Dialog
      title={title}
      onClose={onDone}
      actions={
        <>
          <Button {...(isCopied.value && { icon: 'check' as const })} onClick={() => void copy()}>
            {isCopied.value ? words.copied : words.copy}
          </Button>
          <Button kind="primary" onClick={onDone}>
            {words.done}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Notice tone="warning">{words.shownOnce}</Notice>
        <Field label={words.label}>
          {(control) => (
            <input {...control} ref={field} class={`${CONTROL} font-mono`} readOnly value={secret} spellcheck={false} />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
