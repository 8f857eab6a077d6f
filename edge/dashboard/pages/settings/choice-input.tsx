import type { SettingField, SettingValue } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { sayFrom } from '../../language.ts'
import { Radio } from '../../parts/radio.tsx'
import { Select } from '../../parts/select.tsx'
import type { InputProps } from './input.ts'

const say = sayFrom(settingsTexts)

/** Most choices that are drawn as radio buttons. A narrow screen cuts long choices of a `<select>`. */
const MOST_RADIOS = 5

/** Whether a field is a group of radio buttons, and not one control. */
export const hasRadios = ({ kind, choices }: SettingField): boolean =>
  kind === 'choice' && choices.length <= MOST_RADIOS

/** The choices. An empty one comes first where no value is chosen, or none has to be. */
const choicesOf = ({ choices, nullable }: SettingField, value: SettingValue): SettingField['choices'] =>
  nullable || value === null ? [{ value: '', label: say('settings.notSet') }, ...choices] : choices

/** One of some values: radio buttons, or a list where there are many. */
export function ChoiceInput({ field, value, disabled, control, onChange }: InputProps) {
  const choices = choicesOf(field, value)
  const chosen = value === null ? '' : String(value)
  const choose = (next: string): void => onChange(next === '' ? null : next)
  if (hasRadios(field)) {
    return (
      <div class="grid gap-2">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            name={control.id}
            checked={choice.value === chosen}
            onPick={() => choose(choice.value)}
          >
            {choice.label}
          </Radio>
        ))}
      </div>
    )
  }
  return <Select control={control} disabled={disabled} value={chosen} options={choices} onPick={choose} />
}
