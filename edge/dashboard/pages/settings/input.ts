import type { SettingField, SettingValue } from '../../../../shared/api/settings.ts'
import type { ControlProps } from '../../parts/field.tsx'

/** The properties of a field's input, for all kinds of fields. */
export interface InputProps {
  field: SettingField
  value: SettingValue
  disabled: boolean
  control: ControlProps
  onChange: (value: SettingValue) => void
  /** Called with the reason why the typed text is no value of the field, or with null where it is a value. */
  onTypo: (message: string | null) => void
}
