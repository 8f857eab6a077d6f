import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  ApplicationCommandType,
} from 'discord-api-types/v10'
import type { OfferedCommand } from '../../protocol.ts'
import { OptionType } from '../discord-types.ts'

/** A slash command that can be sent: a command without subcommands, or one of its subcommands. */
export interface Sendable {
  id: string
  /** The names of command, group and subcommand, as they are registered. */
  path: string[]
  /** The same in the member's language, as the member types it after the slash. */
  words: string
  description: string
  options: readonly APIApplicationCommandBasicOption[]
}

type Named = Pick<OfferedCommand, 'name' | 'name_localizations' | 'description' | 'description_localizations'>

/** https://discord.com/developers/docs/reference#locales */
export type LocaleCode = keyof NonNullable<OfferedCommand['name_localizations']>

export const localName = (named: Pick<Named, 'name' | 'name_localizations'>, locale: LocaleCode): string =>
  named.name_localizations?.[locale] ?? named.name

export const localDescription = (
  named: Pick<Named, 'description' | 'description_localizations'>,
  locale: LocaleCode,
): string => named.description_localizations?.[locale] ?? named.description

const CHAT_INPUT: ApplicationCommandType.ChatInput = 1

function sendableIn(id: string, named: Named, options: readonly APIApplicationCommandOption[], locale: LocaleCode) {
  const self = { path: [named.name], words: localName(named, locale) }
  const below: Sendable[] = options.flatMap((option) =>
    option.type === OptionType.Subcommand || option.type === OptionType.SubcommandGroup
      ? sendableIn(id, option, option.options ?? [], locale)
      : [],
  )
  // Subcommands and other options are never mixed.
  const plain = options.filter(
    (option) => option.type !== OptionType.Subcommand && option.type !== OptionType.SubcommandGroup,
  ) as APIApplicationCommandBasicOption[]
  const whole: Sendable[] =
    below.length > 0 ? [] : [{ id, path: [], words: '', description: localDescription(named, locale), options: plain }]
  return [...whole, ...below].map((one) => ({
    ...one,
    path: [...self.path, ...one.path],
    words: [self.words, one.words].filter((word) => word !== '').join(' '),
  }))
}

/** The slash commands that a member can send, with names and descriptions in the member's language. */
export const sendableCommands = (commands: readonly OfferedCommand[], locale: LocaleCode): readonly Sendable[] =>
  commands
    .filter(({ type }) => type === CHAT_INPUT)
    .flatMap((command) => sendableIn(command.id, command, command.options ?? [], locale))
    .sort((a, b) => a.words.localeCompare(b.words))
