import { useSignal } from '@preact/signals'
import type { WebhookItem } from '../../../../shared/api/webhooks.ts'
import { webhooksTexts } from '../../../../shared/text/web/webhooks-texts.ts'
import { WEBHOOK_EVENTS } from '../../../../shared/webhooks/events.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { FormProblem } from '../../parts/form-problem.tsx'
import { eventName } from './event-name.ts'

const say = sayFrom(webhooksTexts)

const LONGEST_URL = 1_024

/** A form for the address and the events. @param webhook absent for a new one @param onSubmit returns the problem; null after success */
export function WebhookForm({
  webhook,
  submit,
  onSubmit,
}: {
  webhook?: WebhookItem
  /** The text of the button. */
  submit: string
  onSubmit: (values: Pick<WebhookItem, 'url' | 'events'>) => Promise<Problem | null>
}) {
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)
  const isWithoutEvents = useSignal(false)

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    const chosen = fields.getAll('events')
    const events = WEBHOOK_EVENTS.filter((type) => chosen.includes(type))
    isWithoutEvents.value = events.length === 0
    if (isWithoutEvents.value) return
    busy.value = true
    problem.value = await onSubmit({ url: String(fields.get('url') ?? '').trim(), events })
    busy.value = false
    if (problem.value === null) form.reset()
  }

  return (
    <form
      class="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy.value) void send(event.currentTarget)
      }}
    >
      <Field label={say('webhooks.url')} hint={say('webhooks.urlHint')} error={errorAt(problem.value, 'body.url')}>
        {(control) => (
          <input
            {...{ ...control, class: CONTROL, type: 'url', name: 'url', defaultValue: webhook?.url ?? '' }}
            {...{ required: true, maxLength: LONGEST_URL, autocomplete: 'off', spellcheck: false }}
            placeholder="https://"
          />
        )}
      </Field>
      <Field
        label={say('webhooks.events')}
        error={isWithoutEvents.value ? say('webhooks.noEvents') : errorAt(problem.value, 'body.events')}
        group={{ disabled: false }}
      >
        {() => (
          <div class="grid grid-cols-1 gap-1 text-sm">
            {WEBHOOK_EVENTS.map((type) => (
              <label key={type} class="flex min-h-8 items-center gap-2">
                <input
                  {...{ type: 'checkbox', name: 'events', value: type, class: 'size-4 shrink-0 accent-accent' }}
                  defaultChecked={webhook === undefined || webhook.events.includes(type)}
                />
                {eventName(type)}
              </label>
            ))}
          </div>
        )}
      </Field>
      <div class="empty:hidden">
        <FormProblem problem={problem.value} />
      </div>
      <div>
        <Button
          {...{ kind: 'primary', type: 'submit', busy: busy.value }}
          {...(webhook === undefined && { icon: 'plus' })}
        >
          {submit}
        </Button>
      </div>
    </form>
  )
}
