import { CONTROL, Field } from '../../../../../edge/dashboard/parts/field.tsx'
import { Menu } from '../components/menu.tsx'
import { choicesOf } from '../components/options.ts'
import { ComponentType } from '../discord-types.ts'
import { say } from '../language.ts'
import { directory } from '../room/directory.ts'
import { type Input, type ModalValue, refusalOf } from './values.ts'

const PARAGRAPH = 2

interface InputProps {
  input: Input
  value: ModalValue
  onChange: (value: ModalValue) => void
}

const textOf = (value: ModalValue): string => (typeof value === 'string' ? value : '')
const listOf = (value: ModalValue): readonly string[] => (typeof value === 'object' ? value : [])

/** Radio buttons or checkboxes. */
function Boxes({ input: { component }, value, onChange }: InputProps) {
  if (component.type !== ComponentType.RadioGroup && component.type !== ComponentType.CheckboxGroup) return null
  const isRadio = component.type === ComponentType.RadioGroup
  const chosen = listOf(value)
  const toggled = (one: string): string[] =>
    isRadio ? [one] : chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
  return (
    <div class="grid gap-1">
      {component.options.map((option) => (
        <label key={option.value} class="flex min-h-8 items-start gap-3 text-sm">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={component.custom_id}
            checked={chosen.includes(option.value)}
            class="mt-0.5 size-4.5 accent-accent"
            onChange={() => onChange(toggled(option.value))}
          />
          <span>
            {option.label}
            {option.description && <span class="block text-xs text-soft">{option.description}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}

/** An input of a modal with its label. */
export function InputField({ isRefused, ...props }: InputProps & { isRefused: boolean }) {
  const { input, value, onChange } = props
  const { label, description, component } = input
  if (component.type === ComponentType.Checkbox) {
    return (
      <label class="flex items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={value === true}
          class="mt-0.5 size-4.5 accent-accent"
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>
          <span class="font-medium">{label}</span>
          {description !== null && <span class="block text-soft">{description}</span>}
        </span>
      </label>
    )
  }
  const refusal = isRefused ? refusalOf(input, value) : null
  const isGroup = component.type === ComponentType.RadioGroup || component.type === ComponentType.CheckboxGroup
  return (
    <Field
      label={(component.required ?? true) ? label : `${label} ${say('play.optional')}`}
      hint={description ?? undefined}
      error={refusal === null ? null : say(refusal === 'required' ? 'play.fillIn' : 'play.longer')}
      {...(isGroup ? { group: { disabled: false } } : {})}
    >
      {(control) => {
        if (isGroup) return <Boxes {...props} />
        if (component.type !== ComponentType.TextInput) {
          return (
            <Menu
              control={control}
              choices={choicesOf(component, directory.value)}
              chosen={listOf(value)}
              placeholder={component.placeholder ?? say('play.chooseOne')}
              least={(component.required ?? true) ? (component.min_values ?? 1) : 0}
              most={component.max_values ?? 1}
              onChoose={(values) => onChange([...values])}
            />
          )
        }
        const shared = {
          ...control,
          value: textOf(value),
          maxLength: component.max_length ?? 4_000,
          placeholder: component.placeholder ?? '',
          class: CONTROL,
        }
        return component.style === PARAGRAPH ? (
          <textarea {...shared} rows={5} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
        ) : (
          <input type="text" {...shared} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
        )
      }}
    </Field>
  )
}
