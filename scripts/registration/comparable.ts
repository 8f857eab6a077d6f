/**
 * A command or option without the fields that only Discord sets, so that a declared and a registered command can be
 * compared.
 */
export type Comparable = Readonly<Record<string, unknown>>

/** The fields of a command that a declaration can set. Discord adds ids, versions and more. */
const COMMAND_FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'default_member_permissions',
  'nsfw',
] as const

/** Fields that only global commands have. */
const GLOBAL_FIELDS = ['contexts', 'integration_types'] as const

const OPTION_FIELDS = [
  'type',
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'required',
  'choices',
  'options',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'autocomplete',
] as const

const CHOICE_FIELDS = ['name', 'name_localizations', 'value'] as const

const INNER: Readonly<Record<string, readonly string[]>> = { options: OPTION_FIELDS, choices: CHOICE_FIELDS }

/**
 * Values that mean the same as an absent field, which Discord adds or leaves out: null, false, an empty text, list or
 * object.
 */
const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0)

function pick(from: object, fields: readonly string[]): Comparable {
  const given = new Map<string, unknown>(Object.entries(from))
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = comparableValue(field, given.get(field))
      return saysNothing(value) ? [] : [[field, value]]
    }),
  )
}

function comparableValue(field: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const inner = INNER[field]
  // Discord shows options and choices in their order; the order of the other lists has no meaning.
  return inner === undefined ? [...value].sort() : value.map((item: object) => pick(item, inner))
}

/**
 * Reduces a command to the fields that are compared.
 * @param scope `guild` leaves out the fields that only global commands have
 */
export const comparable = (command: object, scope: 'global' | 'guild'): Comparable =>
  pick(command, scope === 'global' ? [...COMMAND_FIELDS, ...GLOBAL_FIELDS] : COMMAND_FIELDS)
