import { LOCALES } from '../../shared/discord/localization.ts'
import { Type } from '../../shared/discord/option.ts'
import type { Language } from '../../shared/text/language.ts'
import type { Declared } from './plan.ts'

/** A text in a language. A language of several locales has the same text in each; English has no locale here. */
const textIn = (texts: Labelled['name_localizations'], language: Language): string | null | undefined =>
  texts?.[LOCALES[language]?.[0] ?? '']

/** A command, option or choice with its names in other languages. */
export interface Labelled {
  type?: number | undefined
  name: string
  name_localizations?: Readonly<Record<string, string | null | undefined>> | null | undefined
  description?: string | undefined
  description_localizations?: Readonly<Record<string, string | null | undefined>> | null | undefined
  options?: readonly Labelled[] | undefined
}

/** The name of a command, option or choice in a language. */
export const nameIn = ({ name, name_localizations: names }: Labelled, language: Language): string =>
  textIn(names, language) ?? name

/** The description of a command or option in a language. */
export const descriptionIn = (
  { description = '', description_localizations: texts }: Labelled,
  language: Language,
): string => textIn(texts, language) ?? description

/** Whether options are subcommands or groups of subcommands. */
const areCommands = (options: readonly Labelled[]): boolean =>
  options.some(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup)

/**
 * Writes a command as Discord shows it in a language: names of commands, subcommands and options.
 * @param code e.g. `/settings card color:#ff8800`; the last subcommand and options may be left out
 * @returns null where there is no such command, subcommand or option
 */
export function commandIn(code: string, language: Language, declared: readonly Declared[]): string | null {
  const [first = '', ...words] = code.split(' ')
  if (!/^\/[a-z]+$/.test(first)) return null
  // Each kind of declaration has the properties of `Labelled`, or leaves out optional ones.
  const commands = declared as readonly Labelled[]
  const command = commands.find(({ name }) => name === first.slice(1))
  if (command === undefined) return null
  let options = command.options ?? []
  const written = [`/${nameIn(command, language)}`]
  for (const word of words) {
    const [name = '', ...value] = word.split(':')
    const option = options.find((each) => each.name === name)
    if (option === undefined && (areCommands(options) || value.length > 0)) return null
    written.push(option === undefined ? word : [nameIn(option, language), ...value].join(':'))
    if (areCommands(options)) options = option?.options ?? []
  }
  return written.join(' ')
}
