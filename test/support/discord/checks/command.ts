import { type APIApplicationCommandOption, ApplicationCommandType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, wording } from '../rest/form-errors.ts'
import { chatText, menuText, optionsSchema } from './command-option.ts'

/** Characters over names, descriptions and values; of localisations the longest counts. */
const MOST_CHARACTERS = 8_000
/** Commands in one scope. */
const MOST_OF: Record<number, number> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
}

const common = {
  default_member_permissions: v.nullish(
    v.pipe(v.string(), v.regex(/^\d+$/, wording('NUMBER_TYPE_COERCE', 'Value is not int.'))),
    null,
  ),
  dm_permission: v.nullish(v.boolean()),
  contexts: v.nullish(v.pipe(v.array(v.picklist([0, 1, 2])), v.minLength(1, badLength(1, 3))), null),
  integration_types: v.optional(v.pipe(v.array(v.picklist([0, 1])), v.minLength(1, badLength(1, 2))), [0]),
  nsfw: v.optional(v.boolean(), false),
}

const chatCommand = v.pipe(
  v.object({
    type: v.optional(v.literal(ApplicationCommandType.ChatInput), ApplicationCommandType.ChatInput),
    ...chatText,
    options: v.optional(optionsSchema()),
    ...common,
  }),
  v.check(
    (command) => charactersOf(command) <= MOST_CHARACTERS,
    wording('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MOST_CHARACTERS})`),
  ),
)
const menuCommand = (type: ApplicationCommandType) => v.object({ type: v.literal(type), ...menuText, ...common })

export interface CommandBody {
  type: ApplicationCommandType
  name: string
  description: string
  options?: APIApplicationCommandOption[] | undefined
  [field: string]: unknown
}

function schemaFor(input: unknown): v.GenericSchema<unknown, CommandBody> {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined
  const menu = type === ApplicationCommandType.User || type === ApplicationCommandType.Message
  const schema = menu ? menuCommand(type) : chatCommand
  // Both schemas yield every field the interface names.
  return schema as unknown as v.GenericSchema<unknown, CommandBody>
}

/** One command. https://discord.com/developers/docs/interactions/application-commands */
export const commandSchema = v.lazy(schemaFor)

/** All commands of a scope, as a bulk overwrite sends them. */
export const commandsSchema = v.pipe(
  v.array(commandSchema),
  v.check(
    (commands) => new Set(commands.map(({ type, name }) => `${type} ${name}`)).size === commands.length,
    wording('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique'),
  ),
  v.check(
    (commands) => fitsScope(commands),
    wording('APPLICATION_COMMAND_TOO_MANY', 'Maximum number of application commands reached (100, 15, 15)'),
  ),
)

/** Whether a scope can hold these commands. */
export function fitsScope(commands: readonly { type: ApplicationCommandType }[]): boolean {
  return Object.entries(MOST_OF).every(([type, most]) => commands.filter((c) => c.type === Number(type)).length <= most)
}

function charactersOf(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + charactersOf(item), 0)
  if (typeof node !== 'object' || node === null) return 0
  const fields = new Map(Object.entries(node))
  const longest = (name: string): number => {
    const translations = Object.values(fields.get(`${name}_localizations`) ?? {})
    return Math.max(
      0,
      ...[fields.get(name), ...translations].map((text) => (typeof text === 'string' ? text.length : 0)),
    )
  }
  const value = fields.get('value')
  const own = longest('name') + longest('description') + (typeof value === 'string' ? value.length : 0)
  return own + charactersOf(fields.get('options')) + charactersOf(fields.get('choices'))
}
