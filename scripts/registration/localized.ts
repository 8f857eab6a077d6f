import { Type } from '../../shared/discord/option.ts'
import type { Language } from '../../shared/text/language.ts'
import type { Declared } from './plan.ts'

/** Discord's code of each language. It has two kinds of Spanish; both have the same names. */
const CODES = { de: 'de', fr: 'fr', es: 'es-ES', 'pt-BR': 'pt-BR' } as const

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
  language === 'en' ? name : (names?.[CODES[language]] ?? name)

/** The description of a command or option in a language. */
export const descriptionIn = (
  { description = '', description_localizations: texts }: Labelled,
  language: Language,
): string => (language === 'en' ? description : (texts?.[CODES[language]] ?? description))

/** Whether options are subcommands or groups of them, of which a use names one. */
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
  // Every declaration has these properties, or none of the optional ones.
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
