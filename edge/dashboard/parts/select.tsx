import { CONTROL, type ControlProps, Field } from './field.tsx'
import { Icon } from './icon.tsx'

/** A value that can be chosen, with its name on the page. */
export interface Option<Value extends string> {
  value: Value
  label: string
  /** The language of the name, where it is not that of the page. */
  lang?: string
}

type SelectProps<Value extends string> = {
  options: readonly Option<Value>[]
  disabled?: boolean
} & (
  | { value: Value; onPick: (value: Value) => void }
  /** The form keeps the value, under `name`. Without `initial`, the form starts with the first option. */
  | { name: string; initial?: Value }
)

/** Chooses one of several values. @param control the attributes from the field, or a name for screen readers */
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
    <span class="relative block">
      <select
        {...control}
        {...('value' in kept ? { value: kept.value } : { name: kept.name })}
        class={`${CONTROL} appearance-none pr-9 text-ellipsis`}
        disabled={disabled}
        onChange={({ currentTarget }) => pick(currentTarget.value)}
      >
        {options.map(({ value, label, lang }) => (
          <option
            key={value}
            value={value}
            lang={lang}
            selected={initial === undefined ? undefined : value === initial}
          >
            {label}
          </option>
        ))}
      </select>
      {/* The arrow of a browser is not at the same place as a picker's arrow. */}
      <Icon name="down" class="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-soft" />
    </span>
  )
}

/** A `Select` with its label. */
export const SelectField = <const Value extends string>({
  label,
  ...select
}: SelectProps<Value> & { label: string }) => (
  <Field label={label}>{(control) => <Select {...select} control={control} />}</Field>
)
