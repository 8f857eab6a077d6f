import { CONTROL, type ControlProps, Field } from './field.tsx'

/** A value that can be chosen, with its name on the page. */
export interface Option<Value extends string> {
  value: Value
  label: string
}

type SelectProps<Value extends string> = {
  options: readonly Option<Value>[]
  disabled?: boolean
} & (
  | { value: Value; onPick: (value: Value) => void }
  /** The form keeps the value, under `name`. Without `initial`, the form starts with the first option. */
  | { name: string; initial?: Value }
)

/** Chooses one of a few values. @param control the attributes from the field, or a name for screen readers */
export function Select<const Value extends string>({
  control,
  options,
  disabled = false,
  ...kept
}: SelectProps<Value> & { control: ControlProps | { 'aria-label': string } }) {
  function pick(chosen: string): void {
    const option = options.find(({ value }) => value === chosen)
    if (option !== undefined && 'value' in kept) kept.onPick(option.value)
  }
  const initial = 'value' in kept ? undefined : kept.initial
  return (
    <select
      {...control}
      {...('value' in kept ? { value: kept.value } : { name: kept.name })}
      class={CONTROL}
      disabled={disabled}
      onChange={({ currentTarget }) => pick(currentTarget.value)}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value} selected={initial === undefined ? undefined : value === initial}>
          {label}
        </option>
      ))}
    </select>
  )
}

/** A `Select` with its label. */
export const SelectField = <const Value extends string>({
  label,
  ...select
}: SelectProps<Value> & { label: string }) => (
  <Field label={label}>{(control) => <Select {...select} control={control} />}</Field>
)
