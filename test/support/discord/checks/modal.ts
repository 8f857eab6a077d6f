import { ComponentType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, tooLong, wording } from '../rest/form-errors.ts'
import { between, choiceFields, menuSchemaOf, typeOf } from './components.ts'

/** https://discord.com/developers/docs/components/reference */
const MOST_COMPONENTS = 5

const length = (least: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(4_000)))
interface Text {
  value?: string | null | undefined
  max_length?: number | undefined
}
const textFields = {
  type: v.literal(ComponentType.TextInput),
  custom_id: between(1, 100),
  style: v.picklist([1, 2]),
  min_length: length(0),
  max_length: length(1),
  required: v.optional(v.boolean(), true),
  value: v.nullish(v.pipe(v.string(), v.maxLength(4_000, tooLong(4_000)))),
  placeholder: v.nullish(v.pipe(v.string(), v.maxLength(100, tooLong(100)))),
}
const fits = ({ value, max_length: most = 4_000 }: Text): boolean => (value ?? '').length <= most
const TOO_LONG = wording('BASE_TYPE_MAX_LENGTH', 'The value is longer than max_length')
/** A text input in a label. It has no `label` of its own: Discord refuses one here. */
const textInput = v.pipe(
  v.strictObject(textFields),
  v.check((one) => fits(one), TOO_LONG),
)

interface Counted {
  required?: boolean | undefined
  min_values?: number | undefined
  disabled?: unknown
}

const canBeAnswered = ({ required = true, min_values: least = 1 }: Counted): boolean => !required || least > 0
const NO_MINIMUM = wording('COMPONENT_MIN_VALUES_REQUIRED', 'min_values must be at least 1 where a value is required')
const menuIn = (type: unknown) => {
  const menu = menuSchemaOf(type)
  if (menu === undefined) return undefined
  const more = v.looseObject({ required: v.optional(v.boolean(), true), min_values: v.optional(v.number()) })
  return v.pipe(
    v.intersect([menu, more]),
    v.check((one) => canBeAnswered(one), NO_MINIMUM),
    v.check(
      (one) => one.disabled === undefined,
      wording('COMPONENT_DISABLED_IN_MODAL', 'Modals cannot have disabled components'),
    ),
  )
}

const boxes = (least: number) =>
  v.pipe(
    v.array(v.object(choiceFields)),
    v.minLength(least, badLength(least, 10)),
    v.maxLength(10, badLength(least, 10)),
    v.check(
      (options) => new Set(options.map(({ value }) => value)).size === options.length,
      wording('COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used'),
    ),
  )
const count = (least: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(10)))
const radioGroup = v.pipe(
  v.strictObject({
    type: v.literal(ComponentType.RadioGroup),
    custom_id: between(1, 100),
    options: boxes(2),
    required: v.optional(v.boolean(), true),
  }),
  v.check(
    ({ options }) => options.filter((option) => option.default).length <= 1,
    wording('COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Only one option can be selected'),
  ),
)
const checkboxGroup = v.pipe(
  v.strictObject({
    type: v.literal(ComponentType.CheckboxGroup),
    custom_id: between(1, 100),
    options: boxes(1),
    min_values: count(0),
    max_values: count(1),
    required: v.optional(v.boolean(), true),
  }),
  v.check((one) => canBeAnswered(one), NO_MINIMUM),
  v.check(
    ({ options, max_values: most = 1 }) => most <= options.length,
    wording('COMPONENT_MAX_VALUES', 'max_values is greater than the number of options'),
  ),
)
const checkbox = v.strictObject({
  type: v.literal(ComponentType.Checkbox),
  custom_id: between(1, 100),
  default: v.optional(v.boolean()),
})

interface Option {
  label: string
  value: string
  default?: boolean
}
/** An input with choices, and how many of them a person may make. */
interface Choosing {
  custom_id: string
  required: boolean
  min_values?: number
  max_values?: number
}
type Identified = ComponentType.UserSelect | ComponentType.RoleSelect | ComponentType.MentionableSelect
/** An input of a modal, with the fields that the simulation reads. */
export type ModalInput =
  | (Text & { type: ComponentType.TextInput; custom_id: string; required: boolean; min_length?: number | undefined })
  | (Choosing & { type: ComponentType.StringSelect | ComponentType.CheckboxGroup; options: readonly Option[] })
  | (Choosing & { type: ComponentType.RadioGroup; options: readonly Option[] })
  | (Choosing & { type: Identified | ComponentType.ChannelSelect; default_values?: readonly { id: string }[] })
  | { type: ComponentType.Checkbox; custom_id: string; default?: boolean }

/** The schema for a component of this type. The simulation has no upload of files. */
function schemaIn(input: unknown): v.GenericSchema {
  const type = typeOf(input)
  if (type === ComponentType.TextInput) return textInput
  if (type === ComponentType.RadioGroup) return radioGroup
  if (type === ComponentType.CheckboxGroup) return checkboxGroup
  if (type === ComponentType.Checkbox) return checkbox
  return menuIn(type) ?? v.never(wording('UNION_TYPE_CHOICES', 'A label cannot contain a component of this type'))
}
// Each of these schemas checks the fields that `ModalInput` names for its type.
const inLabel = schemaIn as (input: unknown) => v.GenericSchema<unknown, ModalInput>

const label = v.strictObject({
  type: v.literal(ComponentType.Label),
  id: v.optional(v.number()),
  label: between(1, 45),
  description: v.nullish(v.pipe(v.string(), v.maxLength(100, tooLong(100)))),
  component: v.lazy(inLabel),
})
/** The old form: a text input with a label of its own, in a row. */
const row = v.object({
  type: v.literal(ComponentType.ActionRow),
  components: v.pipe(
    v.array(
      v.pipe(
        v.object({ ...textFields, label: between(1, 45) }),
        v.check((one) => fits(one), TOO_LONG),
      ),
    ),
    v.length(1, badLength(1, 1)),
  ),
})
const text = v.object({
  id: v.optional(v.number()),
  type: v.literal(ComponentType.TextDisplay),
  content: between(1, 4_000),
})

type Top = v.InferOutput<typeof label> | v.InferOutput<typeof row> | v.InferOutput<typeof text>
interface LabelledInput {
  label: string
  component: ModalInput
}

/** The inputs of a modal with their labels, from top to bottom. */
export const inputsOf = ({ components }: { components: readonly Top[] }): LabelledInput[] =>
  components.flatMap((top): LabelledInput[] => {
    if (top.type === ComponentType.Label) return [{ label: top.label, component: top.component }]
    if (top.type === ComponentType.TextDisplay) return []
    return top.components.map(({ label: named, ...component }) => ({ label: named, component }))
  })

export const modalSchema = v.pipe(
  v.object({
    custom_id: between(1, 100),
    title: between(1, 45),
    components: v.pipe(
      v.array(v.variant('type', [label, row, text])),
      v.minLength(1, badLength(1, MOST_COMPONENTS)),
      v.maxLength(MOST_COMPONENTS, badLength(1, MOST_COMPONENTS)),
    ),
  }),
  v.check(
    (modal) => {
      const ids = inputsOf(modal).map(({ component }) => component.custom_id)
      return new Set(ids).size === ids.length
    },
    wording('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
  ),
)

export type Modal = v.InferOutput<typeof modalSchema>
