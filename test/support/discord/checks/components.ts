import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, tooLong, wording } from '../rest/form-errors.ts'

/** https://discord.com/developers/docs/components/reference */
const MOST_ROWS = 5
const MOST_COMPONENTS = 40

export const between = (least: number, most: number) =>
  v.pipe(v.string(), v.minLength(least, badLength(least, most)), v.maxLength(most, badLength(least, most)))
const customId = between(1, 100)
const emoji = v.nullish(v.object({ id: v.nullish(v.string()), name: v.nullish(v.string()) }))
const amount = (most: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most)))

const buttonSchema = v.pipe(
  v.looseObject({
    type: v.literal(ComponentType.Button),
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

/** The type that a component says it has. */
export const typeOf = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined

/** The fields that the checks of a row read. */
export interface RowComponent {
  type: ComponentType
  custom_id?: string | undefined
}
const unknownType = v.never(wording('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).'))

/** The schema of the component's own type, so that errors speak of that type and not of all. */
function schemaFor(input: unknown): v.GenericSchema<unknown, RowComponent> {
  const type = typeOf(input)
  return type === ComponentType.Button ? buttonSchema : (menuSchemaOf(type) ?? unknownType)
}

const rowSchema = v.pipe(
  v.object({
    type: v.literal(ComponentType.ActionRow),
    components: v.pipe(v.array(v.lazy(schemaFor)), v.minLength(1, badLength(1, 5)), v.maxLength(5, badLength(1, 5))),
  }),
  v.check(
    ({ components }) => components.length === 1 || components.every((c) => c.type === ComponentType.Button),
    wording('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'),
  ),
)

/** Rows of buttons and menus in a message. Components V2 (flag 32768) are not simulated. */
export const componentsSchema = v.pipe(
  v.array(rowSchema),
  v.maxLength(MOST_ROWS, badLength(0, MOST_ROWS)),
  v.check(
    (rows) => rows.reduce((sum, row) => sum + 1 + row.components.length, 0) <= MOST_COMPONENTS,
    wording(
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `The total number of components must not exceed ${MOST_COMPONENTS}`,
    ),
  ),
  v.check(
    (rows) => {
      const ids = rows.flatMap((row) => row.components.flatMap((c) => c.custom_id ?? []))
      return new Set(ids).size === ids.length
    },
    wording('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
  ),
)
