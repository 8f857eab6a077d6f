import { useEffect, useState } from 'preact/hooks'
import type { SettingField } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { CONTROL } from '../../parts/field.tsx'
import type { InputProps } from './input.ts'
import { readNumber } from './typed.ts'

const say = sayFrom(settingsTexts)

/** The limits of a number in words; null where it has none. */
export const limitsText = ({ min, max }: SettingField): string | null =>
  min === null || max === null ? null : say('settings.limits', { min: writeNumber(min), max: writeNumber(max) })

function typoOf(reason: 'missing' | 'number' | 'whole' | 'limits', field: SettingField): string {
  if (reason === 'limits') return limitsText(field) ?? say('settings.number')
  return say(`settings.${reason}`)
}

/** A number. A typed text that is no value of the field is kept, so that the person can correct it. */
export function NumberInput({ field, value, disabled, control, onChange, onTypo }: InputProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  // The value changed elsewhere, e.g. by a reset. Typing alone must not replace the typed text.
  useEffect(() => {
    const read = readNumber(typed, field)
    if (!read.ok || read.value !== value) setTyped(value === null ? '' : String(value))
    onTypo(null)
  }, [value])
  function onInput(text: string): void {
    setTyped(text)
    const read = readNumber(text, field)
    if (read.ok) onChange(read.value)
    if (read.ok) onTypo(null)
    else if (text.trim() === '' && field.nullable) onChange(null)
    else onTypo(typoOf(read.reason, field))
  }
  return (
    <input
      {...control}
      class={`${CONTROL} max-w-48 tabular-nums`}
      inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      disabled={disabled}
      value={typed}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  )
}
