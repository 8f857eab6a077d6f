/** A command or option reduced to what it says, so that one that was declared and one from Discord can be compared. */
export type Comparable = Readonly<Record<string, unknown>>

/** What a declaration can say of a command. Discord adds ids, versions and more. */
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

/** Discord knows these of global commands only; a guild's are in that guild anyhow. */
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

/** Discord leaves out, or fills in, what says nothing: null, false, an empty text, list or set of translations. */
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
  // Options and choices are shown in their order; the other lists are sets of numbers.
  return inner === undefined ? [...value].sort() : value.map((item: object) => pick(item, inner))
}

/** @param scope of which commands: a guild's own lack what only global ones can say */
export const comparable = (command: object, scope: 'global' | 'guild'): Comparable =>
  pick(command, scope === 'global' ? [...COMMAND_FIELDS, ...GLOBAL_FIELDS] : COMMAND_FIELDS)
