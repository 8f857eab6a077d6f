import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { sayFrom } from '../../language.ts'
import { CONTROL } from '../../parts/field.tsx'
import type { InputProps } from './input.ts'

const say = sayFrom(settingsTexts)

/** The browser's input for a colour shows this one where none is set, because it cannot be empty. */
const UNSET = '#808080'

/** A colour as `#rrggbb`, or none. The colour is also shown as text, for people who do not see it. */
export function ColorInput({ value, disabled, control, onChange }: InputProps) {
  const color = value === null ? null : String(value)
  return (
    <span class="flex items-center gap-3">
      <input
        {...control}
        type="color"
        class={`${CONTROL} w-16! shrink-0 p-1!`}
        disabled={disabled}
        value={color ?? UNSET}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <span class="text-sm text-soft">{color ?? say('settings.notSet')}</span>
    </span>
  )
}
