import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { AnyCommand, CommandTree, DeclaredCommand } from './command.ts'
import { CommandType, ContextType, IntegrationType } from './interaction-type.ts'
import { localizations, localizedLabel } from './localization.ts'
import { type Choice, type Option, type Options, Type } from './option.ts'

/** Who can install the application whose commands are registered: servers and users, or only servers. */
export type Installed = 'everywhere' | 'servers'

type Labels = AnyCommand<never>['translations'][string]
type OptionLabels = NonNullable<Labels['options']>[string]

/** One part of every language's labels. */
const partOf = <From, To>(
  translations: Readonly<Record<string, From>>,
  part: (labels: From) => To | undefined,
): Record<string, To> =>
  Object.fromEntries(
    Object.entries(translations).flatMap(([language, labels]) => {
      const found = part(labels)
      return found === undefined ? [] : [[language, found]]
    }),
  )

const toChoice = ({ name, value }: Choice, translations: Record<string, OptionLabels>) => ({
  name,
  value,
  name_localizations: localizations(partOf(translations, ({ choices }) => choices?.[String(value)])),
})

function toOption(
  name: string,
  option: Option<never>,
  translations: Record<string, OptionLabels>,
): APIApplicationCommandBasicOption {
  const { autocomplete, choices, ...limits } = { autocomplete: undefined, choices: undefined, ...option }
  const registered = {
    name,
    ...limits,
    ...localizedLabel(translations),
    ...(choices && { choices: choices.map((choice) => toChoice(choice, translations)) }),
    ...(autocomplete && { autocomplete: true }),
  }
  // The declaration is Discord's own shape, with the name as its key and its lists read-only.
  return registered as APIApplicationCommandBasicOption
}

const toOptions = (
  options: Options<never> = {},
  translations: Record<string, Labels>,
): APIApplicationCommandBasicOption[] =>
  Object.entries(options).map(([name, option]) =>
    toOption(
      name,
      option,
      partOf(translations, ({ options: labels }) => labels?.[name]),
    ),
  )

function toSubcommand(node: CommandTree<never>): APIApplicationCommandOption {
  const { name, description, translations } = node
  const label = { name, description, ...localizedLabel(translations) }
  if (!('commands' in node))
    return { type: Type.Subcommand, ...label, options: toOptions(node.options, node.translations) }
  // Only subcommands can stand in a group that stands in a command; Discord refuses anything deeper.
  const options = node.commands.map(toSubcommand) as Extract<
    APIApplicationCommandOption,
    { type: typeof Type.SubcommandGroup }
  >['options']
  return { type: Type.SubcommandGroup, ...label, ...(options && { options }) }
}

/** Whether a command, or one of its subcommands, works where the bot is no member. */
const worksElsewhere = (node: DeclaredCommand<never>): boolean =>
  'commands' in node ? node.commands.some(worksElsewhere) : 'elsewhere' in node && node.elsewhere !== undefined

function placesOf(node: DeclaredCommand<never>, installed: Installed) {
  const { GuildInstall, UserInstall } = IntegrationType
  return installed === 'everywhere' && worksElsewhere(node)
    ? { contexts: Object.values(ContextType), integration_types: [GuildInstall, UserInstall] }
    : { contexts: [ContextType.Guild], integration_types: [GuildInstall] }
}

function toCommand(node: DeclaredCommand<never>, installed: Installed): RESTPutAPIApplicationCommandsJSONBody[number] {
  const where = {
    default_member_permissions: node.permission === undefined ? null : String(node.permission),
    ...placesOf(node, installed),
  }
  if ('menu' in node) {
    const names = localizations(partOf(node.translations, ({ name }) => name))
    return { type: CommandType.User, name: node.name, name_localizations: names, ...where }
  }
  const { name, description, translations } = node
  const options = 'commands' in node ? node.commands.map(toSubcommand) : toOptions(node.options, node.translations)
  return { type: CommandType.ChatInput, name, description, ...localizedLabel(translations), options, ...where }
}

/** The body that registers commands with Discord: `PUT /applications/{id}/commands`, or a guild's own. */
export const toRegistration = (
  commands: readonly DeclaredCommand<never>[],
  installed: Installed,
): RESTPutAPIApplicationCommandsJSONBody => commands.map((node) => toCommand(node, installed))
