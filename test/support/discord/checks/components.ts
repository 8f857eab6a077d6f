import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, tooLong, wording } from '../rest/form-errors.ts'
import { type AnyComponent, allComponents } from './component-tree.ts'

/** https://discord.com/developers/docs/components/reference */
const MOST_ROWS = 5
const MOST_COMPONENTS = 40

export const between = (least: number, most: number) =>
  v.pipe(v.string(), v.minLength(least, badLength(least, most)), v.maxLength(most, badLength(least, most)))
const customId = between(1, 100)
/** Identifies a component in its message. Discord replaces 0 by the next free number. */
export const componentId = { id: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1))) }
const emoji = v.nullish(v.object({ id: v.nullish(v.string()), name: v.nullish(v.string()) }))
const amount = (most: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most)))

export const buttonSchema = v.pipe(
  v.looseObject({
    type: v.literal(ComponentType.Button),
    ...componentId,
    style: v.picklist([1, 2, 3, 4, 5, 6]),
    label: v.nullish(v.pipe(v.string(), v.maxLength(80, tooLong(80)))),
    emoji,
    custom_id: v.optional(customId),
    url: v.optional(v.pipe(v.string(), v.maxLength(512, tooLong(512)))),
    sku_id: v.optional(v.string()),
    disabled: v.optional(v.boolean()),
  }),
  v.check(
    (b) =>
      (b.style === ButtonStyle.Link) === (b.url !== undefined) && (b.url === undefined || b.custom_id === undefined),
    wording('BUTTON_COMPONENT_INVALID_URL', 'A link button has a url and no custom id; no other button has a url'),
  ),
  v.check(
    (b) => b.style >= ButtonStyle.Link || b.custom_id !== undefined,
    wording('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'),
  ),
  v.check(
    (b) => b.style === ButtonStyle.Premium || !!b.label || !!b.emoji,
    wording('BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or emoji is required'),
  ),
)

export const choiceFields = {
  label: between(1, 100),
  value: between(1, 100),
  description: v.nullish(v.pipe(v.string(), v.maxLength(100, tooLong(100)))),
  default: v.optional(v.boolean()),
}
const choice = v.object({ ...choiceFields, emoji })
const selectEntries = {
  ...componentId,
  custom_id: customId,
  placeholder: v.nullish(v.pipe(v.string(), v.maxLength(150, tooLong(150)))),
  min_values: amount(25),
  max_values: amount(25),
  disabled: v.optional(v.boolean()),
}
const stringSelectSchema = v.pipe(
  v.looseObject({
    type: v.literal(ComponentType.StringSelect),
    ...selectEntries,
    options: v.pipe(v.array(choice), v.minLength(1, badLength(1, 25)), v.maxLength(25, badLength(1, 25))),
  }),
  v.check(
    ({ options }) => new Set(options.map((o) => o.value)).size === options.length,
    wording('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used'),
  ),
  v.check(
    ({ options, max_values = 1 }) => max_values <= options.length,
    wording('SELECT_COMPONENT_MAX_VALUES', 'max_values is greater than the number of options'),
  ),
  v.check(
    ({ options, max_values = 1 }) => options.filter((option) => option.default).length <= max_values,
    wording('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More options are selected than max_values allows'),
  ),
)
const defaultValue = v.object({ id: v.pipe(v.string(), v.regex(/^[1-9]\d{0,19}$/)), type: v.string() })
/** The type of the default values that a menu takes; a menu of mentionables takes two. */
const DEFAULT_TYPES = new Map<ComponentType, readonly string[]>([
  [ComponentType.UserSelect, ['user']],
  [ComponentType.RoleSelect, ['role']],
  [ComponentType.MentionableSelect, ['user', 'role']],
  [ComponentType.ChannelSelect, ['channel']],
])
const autoSelectSchema = (type: ComponentType) =>
  v.pipe(
    v.looseObject({
      type: v.literal(type),
      ...selectEntries,
      channel_types: v.optional(v.array(v.number())),
      default_values: v.optional(v.array(defaultValue)),
    }),
    v.check(
      ({ default_values: given = [], min_values: least = 1, max_values: most = 1 }) =>
        given.length === 0 || (given.length >= least && given.length <= most),
      wording('SELECT_COMPONENT_DEFAULT_VALUES', 'The number of default values must be in range of min and max values'),
    ),
    v.check(
      ({ default_values: given = [] }) => given.every((one) => DEFAULT_TYPES.get(type)?.includes(one.type)),
      wording('SELECT_COMPONENT_DEFAULT_VALUES', 'A default value has the wrong type'),
    ),
  )

const AUTO_SELECTS = [
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
] as const

/** The schema of a menu of this type; undefined for other components. */
export function menuSchemaOf(type: unknown) {
  if (type === ComponentType.StringSelect) return stringSelectSchema
  const select = AUTO_SELECTS.find((known) => known === type)
  return select === undefined ? undefined : autoSelectSchema(select)
}

/** The field `type` of an input that may be a component. */
export const typeOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined

/** The schema of the component's own type, so that errors speak of that type and not of all. */
export function byType(schemas: ReadonlyMap<unknown, v.GenericSchema>): v.GenericSchema {
  const types = [...schemas.keys()]
  const listed = `(${types.join(', ')}${types.length === 1 ? ',' : ''})`
  const unknown = v.never(wording('UNION_TYPE_CHOICES', `Value of field "type" must be one of ${listed}.`))
  return v.lazy((input) => schemas.get(typeOf(input)) ?? unknown)
}

const inRow = new Map<unknown, v.GenericSchema>([
  [ComponentType.Button, buttonSchema],
  [ComponentType.StringSelect, stringSelectSchema],
  ...AUTO_SELECTS.map((type) => [type, autoSelectSchema(type)] as const),
])

export const rowSchema = v.pipe(
  v.object({
    type: v.literal(ComponentType.ActionRow),
    ...componentId,
    components: v.pipe(v.array(byType(inRow)), v.minLength(1, badLength(1, 5)), v.maxLength(5, badLength(1, 5))),
  }),
  v.check(
    ({ components }) => components.length === 1 || components.every((one) => typeOf(one) === ComponentType.Button),
    wording('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
  ),
)

const TOO_MANY = wording(
  'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
  `The total number of components must not exceed ${MOST_COMPONENTS}`,
)

/** The rules about all components of a message together: their number, and that ids and custom ids are unique. */
export const wholeMessage = <Schema extends v.GenericSchema<unknown, unknown[]>>(schema: Schema) =>
  v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      // The schema has checked the fields that the tree names.
      const found = allComponents(dataset.value as AnyComponent[])
      if (found.length > MOST_COMPONENTS) addIssue({ message: TOO_MANY })
      for (const field of ['id', 'custom_id'] as const) {
        const known = new Set<unknown>()
        for (const { component, path } of found) {
          const value = component[field]
          if (!value) continue
          const message = wording(
            `COMPONENT_${field.toUpperCase()}_DUPLICATED`,
            `Component ${NAMES[field]} cannot be duplicated`,
          )
          if (known.has(value)) addIssue({ message, path: issuePath([...path, field]) })
          known.add(value)
        }
      }
    }),
  )

const NAMES = { id: 'id', custom_id: 'custom id' } as const

/** A path for an issue of valibot. `formErrors` reads only its keys. */
const issuePath = (keys: readonly (string | number)[]): [v.IssuePathItem, ...v.IssuePathItem[]] =>
  keys.map((key) => ({ type: 'unknown', origin: 'value', input: null, key, value: null })) as [
    v.IssuePathItem,
    ...v.IssuePathItem[],
  ]

/** Rows of buttons and menus in a message without the flag IS_COMPONENTS_V2. */
export const componentsSchema = wholeMessage(
  v.pipe(
    v.array(byType(new Map([[ComponentType.ActionRow, rowSchema]]))),
    v.maxLength(MOST_ROWS, badLength(0, MOST_ROWS)),
  ),
)
