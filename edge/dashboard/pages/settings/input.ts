import type { SettingField, SettingValue } from '../../../../shared/api/settings.ts'
import type { ControlProps } from '../../parts/field.tsx'

/** What the input of a field needs, whatever the field's kind. */
export interface InputProps {
  field: SettingField
  value: SettingValue
  disabled: boolean
  control: ControlProps
  onChange: (value: SettingValue) => void
  /** Called with why what is typed is no value; null where it is one. */
  onTypo: (message: string | null) => void
}
