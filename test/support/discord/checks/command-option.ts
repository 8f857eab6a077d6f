import { type APIApplicationCommandOption, Locale, ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, wording } from '../rest/form-errors.ts'

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const MOST = 25

const between = (least: number, most: number) =>
  v.pipe(v.string(), v.minLength(least, badLength(least, most)), v.maxLength(most, badLength(least, most)))
const localised = (text: v.GenericSchema<string>) => v.nullish(v.record(v.enum(Locale), text))

/** Names of chat commands and their options: one word, lower case where the script has case. */
const chatName = v.pipe(
  between(1, 32),
  v.check(
    (name) => NAME.test(name) && name === name.toLowerCase(),
    wording('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'),
  ),
)
const description = between(1, 100)

export const chatText = {
  name: chatName,
  name_localizations: localised(chatName),
  description,
  description_localizations: localised(description),
}
export const menuText = {
  name: between(1, 32),
  name_localizations: localised(between(1, 32)),
  description: v.optional(v.literal(''), ''),
  description_localizations: v.nullish(v.null()),
}

const choiceOf = (value: v.GenericSchema<string | number>) =>
  v.nullish(
    v.pipe(
      v.array(v.object({ name: between(1, 100), name_localizations: localised(between(1, 100)), value })),
      v.maxLength(MOST, badLength(0, MOST)),
      v.check(
        (choices) => new Set(choices.map((choice) => choice.name)).size === choices.length,
        wording('APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_EXISTS', 'Option choice name already exists'),
      ),
    ),
  )

const required = v.optional(v.boolean())
const whole = v.pipe(v.number(), v.integer(wording('NUMBER_TYPE_COERCE', 'Value is not int.')))
const autocomplete = v.optional(v.boolean())
const plain = (type: Type) => v.object({ type: v.literal(type), ...chatText, required })
const lengthUpTo = (least: number) => v.optional(v.pipe(whole, v.minValue(least), v.maxValue(6_000)))

const schemas = [
  v.object({
    ...plain(Type.String).entries,
    choices: choiceOf(between(1, 100)),
    autocomplete,
    min_length: lengthUpTo(0),
    max_length: lengthUpTo(1),
  }),
  v.object({
    ...plain(Type.Integer).entries,
    choices: choiceOf(whole),
    autocomplete,
    min_value: v.optional(whole),
    max_value: v.optional(whole),
  }),
  v.object({
    ...plain(Type.Number).entries,
    choices: choiceOf(v.number()),
    autocomplete,
    min_value: v.optional(v.number()),
    max_value: v.optional(v.number()),
  }),
  v.object({ ...plain(Type.Channel).entries, channel_types: v.optional(v.array(v.number())) }),
  ...[Type.Boolean, Type.User, Type.Role, Type.Mentionable, Type.Attachment].map(plain),
]
const schemaByType = new Map<unknown, v.GenericSchema>(schemas.map((schema) => [schema.entries.type.literal, schema]))

const typeOf = (option: unknown): unknown =>
  typeof option === 'object' && option !== null && 'type' in option ? option.type : undefined

const unknownType = v.never(wording('BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).'))

/** The schema of an option. @param depth 0 inside a command, 1 inside a group, 2 inside a subcommand */
function optionSchema(input: unknown, depth: number): v.GenericSchema {
  const type = typeOf(input)
  if (type === Type.Subcommand && depth < 2) return branch(Type.Subcommand, 2)
  if (type === Type.SubcommandGroup && depth === 0) return branch(Type.SubcommandGroup, 1)
  if (depth === 1)
    return v.never(wording('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'A group holds subcommands alone'))
  return schemaByType.get(type) ?? unknownType
}

const branch = (type: Type, depth: number): v.GenericSchema =>
  v.object({ type: v.literal(type), ...chatText, options: v.optional(optionsSchema(depth)) })

const isBranch = (option: unknown): boolean => {
  const type = typeOf(option)
  return type === Type.Subcommand || type === Type.SubcommandGroup
}

const field = (option: unknown, name: string): unknown =>
  typeof option === 'object' && option !== null ? Object.entries(option).find(([key]) => key === name)?.[1] : undefined

function requiredFirst(options: readonly unknown[]): boolean {
  const firstOptional = options.findIndex((option) => field(option, 'required') !== true)
  return firstOptional === -1 || options.slice(firstOptional).every((option) => field(option, 'required') !== true)
}

/** Options at a depth: 0 of a command, 1 of a group, 2 of a subcommand. */
export function optionsSchema(depth = 0): v.GenericSchema<unknown, APIApplicationCommandOption[]> {
  const schema = v.pipe(
    v.array(v.lazy((input) => optionSchema(input, depth))),
    v.maxLength(MOST, badLength(0, MOST)),
    v.check(
      (options) => options.every(isBranch) || !options.some(isBranch),
      wording(
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      ),
    ),
    v.check(
      (options) => requiredFirst(options),
      wording(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      ),
    ),
    v.check(
      (options) => new Set(options.map((option) => field(option, 'name'))).size === options.length,
      wording('APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS', 'Option name already exists'),
    ),
    v.check(
      (options) => !options.some((o) => field(o, 'autocomplete') === true && Array.isArray(field(o, 'choices'))),
      wording('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'Autocomplete and choices exclude each other'),
    ),
  )
  // Each option went through the schema of its own type, so the list has the union of option types.
  return schema as unknown as v.GenericSchema<unknown, APIApplicationCommandOption[]>
}
