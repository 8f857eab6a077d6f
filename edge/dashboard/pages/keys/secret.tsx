import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { NewKeyReply } from '../../../../shared/api/keys.ts'
import { keysTexts } from '../../../../shared/text/web/keys-texts.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'

const say = sayFrom(keysTexts)

/** Shows a new key with a button that copies it. The key is shown only this once. */
export function Secret({ made, onDone }: { made: NewKeyReply; onDone: () => void }) {
  const isCopied = useSignal(false)
  const field = useRef<HTMLInputElement>(null)

  async function copy(): Promise<void> {
    field.current?.select()
    // Where the browser refuses, the person can copy the selected text.
    isCopied.value = await navigator.clipboard.writeText(made.secret).then(
      () => true,
      () => false,
    )
  }

  return (
    <Dialog
      title={made.name}
      onClose={onDone}
      actions={
        <>
          <Button {...(isCopied.value && { icon: 'check' as const })} onClick={() => void copy()}>
            {say(isCopied.value ? 'keys.copied' : 'keys.copy')}
          </Button>
          <Button kind="primary" onClick={onDone}>
            {say('keys.done')}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Notice tone="warning">{say('keys.shownOnce')}</Notice>
        <Field label={say('keys.key')}>
          {(control) => (
            <input
              {...control}
              ref={field}
              class={`${CONTROL} font-mono`}
              readOnly
              value={made.secret}
              spellcheck={false}
            />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
