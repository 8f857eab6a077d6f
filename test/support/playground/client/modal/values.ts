import type {
  APIModalInteractionResponseCallbackComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import type { Act } from '../../protocol.ts'
import { defaultsOf } from '../components/options.ts'
import { ComponentType } from '../discord-types.ts'

export type ModalValue = Extract<Act, { do: 'submit' }>['values'][string]

/** An input of a modal, with its label and its description. */
export interface Input {
  label: string
  description: string | null
  component: InputComponent
}

type Top = APIModalInteractionResponseCallbackComponent
type Inner =
  | Extract<Top, { component: unknown }>['component']
  | Extract<Top, { components: unknown }>['components'][number]
type InputComponent = Exclude<Inner, { type: typeof ComponentType.FileUpload }>

/** A part of a modal: an input, or a text. */
export type ModalPart = { kind: 'input'; input: Input } | { kind: 'text'; text: string }

/** The parts of a modal, from top to bottom. A file cannot be sent from this page, so its input is left out. */
export const partsOf = ({ components }: Pick<APIModalInteractionResponseCallbackData, 'components'>): ModalPart[] =>
  components.flatMap((top): ModalPart[] => {
    if (top.type === ComponentType.TextDisplay) return [{ kind: 'text', text: top.content }]
    if (top.type === ComponentType.ActionRow) {
      return top.components.map((component) => {
        const label = 'label' in component ? (component.label ?? '') : ''
        return { kind: 'input', input: { label, description: null, component } }
      })
    }
    const { component } = top
    if (component.type === ComponentType.FileUpload) return []
    return [{ kind: 'input', input: { label: top.label, description: top.description ?? null, component } }]
  })

/** The value that an input has at first. */
function initialOf({ component }: Input): ModalValue {
  switch (component.type) {
    case ComponentType.TextInput:
      return component.value ?? ''
    case ComponentType.Checkbox:
      return component.default ?? false
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
      return component.options.filter((one) => one.default).map(({ value }) => value)
    default:
      return [...defaultsOf(component)]
  }
}

/** The values that all inputs have at first, by custom id. */
export const initialValues = (parts: readonly ModalPart[]): Record<string, ModalValue> =>
  Object.fromEntries(
    parts.flatMap((part) => (part.kind === 'text' ? [] : [[part.input.component.custom_id, initialOf(part.input)]])),
  )

/** Why an input may not be submitted yet; null where it may. */
export function refusalOf({ component }: Input, value: ModalValue): 'required' | 'short' | null {
  if (component.type === ComponentType.Checkbox) return null
  const isRequired = component.required ?? true
  const isEmpty = typeof value === 'object' ? value.length === 0 : value === ''
  if (isEmpty) return isRequired ? 'required' : null
  if (component.type !== ComponentType.TextInput) return null
  return String(value).length < (component.min_length ?? 0) ? 'short' : null
}
