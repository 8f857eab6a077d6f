import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { sayFrom } from '../../language.ts'
import { ChannelPicker } from '../../parts/choices.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { ChoiceInput, hasRadios } from './choice-input.tsx'
import { ColorInput } from './color-input.tsx'
import { DailyTimeInput } from './daily-time-input.tsx'
import type { InputProps } from './input.ts'
import { limitsText, NumberInput } from './number-input.tsx'

const say = sayFrom(settingsTexts)

interface FieldControlProps extends Pick<InputProps, 'field' | 'value' | 'disabled' | 'onChange'> {
  /** The API's error about the value; null for none. */
  error: string | null
  /** Null while roles and channels load. */
  choices: ChoicesReply | null
  /** Set where the field has the setting's name: the other parts of the setting's heading. */
  heading?: { about: ComponentChildren; actions: ComponentChildren }
  /** Called with true while the typed text is no value of the field, so that it cannot be saved. */
  onTypo: (isTypo: boolean) => void
}

/** A field of a setting, drawn by its kind. A field that may be null has a button or a choice that unsets it. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, error, disabled, onChange, heading } = props
  const [typo, setTypo] = useState<string | null>(null)
  const isNumber = field.kind === 'integer' || field.kind === 'number'
  return (
    <Field
      label={field.label}
      hint={field.hint ?? (isNumber ? (limitsText(field) ?? undefined) : undefined)}
      error={typo ?? error}
      {...(heading === undefined ? {} : { about: heading.about })}
      {...(hasRadios(field) ? { group: { disabled } } : {})}
      actions={
        <span class="flex flex-wrap items-center gap-x-4">
          {field.nullable && field.kind !== 'choice' && value !== null && !disabled && (
            <button
              type="button"
              class="-my-1.5 min-h-8 text-sm text-accent underline-offset-2 hover:underline"
              aria-label={say('settings.unsetNamed', { field: field.label })}
              onClick={() => onChange(null)}
            >
              {say('settings.unset')}
            </button>
          )}
          {heading?.actions}
        </span>
      }
    >
      {(control) => (
        <Input
          {...props}
          control={control}
          onTypo={(message) => {
            setTypo(message)
            props.onTypo(message !== null)
          }}
        />
      )}
    </Field>
  )
}

function Input(props: InputProps & Pick<FieldControlProps, 'choices'>) {
  const { field, value, disabled, control, choices, onChange } = props
  switch (field.kind) {
    case 'integer':
    case 'number':
      return <NumberInput {...props} />
    case 'choice':
      return <ChoiceInput {...props} />
    case 'channel':
      return (
        <ChannelPicker
          control={control}
          choices={choices}
          value={value === null ? null : String(value)}
          disabled={disabled}
          onPick={onChange}
        />
      )
    case 'daily-time':
      return <DailyTimeInput {...props} />
    case 'color':
      return <ColorInput {...props} />
    case 'wording':
      return (
        <textarea
          {...control}
          class={`${CONTROL} min-h-24`}
          rows={4}
          disabled={disabled}
          value={value === null ? '' : String(value)}
          onInput={({ currentTarget }) => {
            const text = currentTarget.value
            onChange(text.trim() === '' ? null : text)
          }}
        />
      )
    case 'text':
      return (
        <input
          {...control}
          class={CONTROL}
          disabled={disabled}
          value={value === null ? '' : String(value)}
          onInput={({ currentTarget }) =>
            onChange(currentTarget.value === '' && field.nullable ? null : currentTarget.value)
          }
        />
      )
  }
}
