import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { CommandTree, Option, Options } from './command.ts'

const SUBCOMMAND = 1
const SUBCOMMAND_GROUP = 2
const CHAT_INPUT = 1
/** Installed to a server, and used in servers only. */
const GUILD_INSTALL = 0
const GUILD_CONTEXT = 0

const toOption = (name: string, option: Option): APIApplicationCommandBasicOption => {
  // The declaration is Discord's own shape, with the name as its key and its lists read-only.
  return { name, ...option } as APIApplicationCommandBasicOption
}

const toOptions = (options: Options = {}): APIApplicationCommandBasicOption[] =>
  Object.entries(options).map(([name, option]) => toOption(name, option))

function toSubcommand(node: CommandTree<never>): APIApplicationCommandOption {
  const { name, description } = node
  if (!('commands' in node)) return { type: SUBCOMMAND, name, description, options: toOptions(node.options) }
  // Only subcommands can stand in a group that stands in a command; Discord refuses anything deeper.
  const options = node.commands.map(toSubcommand) as Extract<
    APIApplicationCommandOption,
    { type: typeof SUBCOMMAND_GROUP }
  >['options']
  return { type: SUBCOMMAND_GROUP, name, description, ...(options && { options }) }
}

/** The body that registers commands with Discord: `PUT /applications/{id}/commands`, or a guild's own. */
export const toRegistration = (commands: readonly CommandTree<never>[]): RESTPutAPIApplicationCommandsJSONBody =>
  commands.map((node) => ({
    type: CHAT_INPUT,
    name: node.name,
    description: node.description,
    options: 'commands' in node ? node.commands.map(toSubcommand) : toOptions(node.options),
    default_member_permissions: node.permission === undefined ? null : String(node.permission),
    contexts: [GUILD_CONTEXT],
    integration_types: [GUILD_INSTALL],
  }))
