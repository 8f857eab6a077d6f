import { useSignal } from '@preact/signals'
import { useId, useRef } from 'preact/hooks'
import { Button } from '../../../../../edge/dashboard/parts/button.tsx'
import { Dialog } from '../../../../../edge/dashboard/parts/dialog.tsx'
import { say } from '../language.ts'
import type { OpenModal } from '../room/state.ts'
import { act, change, play } from '../room/store.ts'
import { Markdown } from '../text/markdown.tsx'
import { InputField } from './input-field.tsx'
import { initialValues, type ModalValue, partsOf, refusalOf } from './values.ts'

/** A modal that the bot opened. It closes once the bot has answered its submission. */
export function Modal({ open: { interactionId, modal } }: { open: OpenModal }) {
  const parts = partsOf(modal)
  const values = useSignal<Record<string, ModalValue>>(initialValues(parts))
  const refused = useSignal<ReadonlySet<string>>(new Set())
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const failure = play.value?.failure ?? null

  function submit(event: Event): void {
    event.preventDefault()
    const wrong = parts.flatMap((part) => {
      if (part.kind === 'text') return []
      const { custom_id } = part.input.component
      return refusalOf(part.input, values.value[custom_id] ?? '') === null ? [] : [custom_id]
    })
    refused.value = new Set(wrong)
    if (wrong.length === 0) act({ do: 'submit', interactionId, values: values.value })
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  return (
    <Dialog
      title={modal.title}
      onClose={() => change({ tell: 'modal closed' })}
      actions={
        <>
          <Button onClick={() => change({ tell: 'modal closed' })}>{say('parts.cancel')}</Button>
          <button
            type="submit"
            form={formId}
            class="inline-flex min-h-10 items-center rounded-control bg-accent px-4 text-sm font-medium text-on-accent hover:bg-accent-strong"
          >
            {say('play.submit')}
          </button>
        </>
      }
    >
      {/* `noValidate`: the page shows beside the input what is missing. */}
      <form ref={form} id={formId} noValidate class="grid grid-cols-1 gap-5" onSubmit={submit}>
        {failure !== null && (
          <p role="alert" class="text-sm text-danger">
            {failure.reason}
          </p>
        )}
        {parts.map((part) =>
          part.kind === 'text' ? (
            <Markdown text={part.text} />
          ) : (
            <InputField
              key={part.input.component.custom_id}
              input={part.input}
              value={values.value[part.input.component.custom_id] ?? ''}
              isRefused={refused.value.has(part.input.component.custom_id)}
              onChange={(value) => {
                values.value = { ...values.value, [part.input.component.custom_id]: value }
              }}
            />
          ),
        )}
      </form>
    </Dialog>
  )
}
