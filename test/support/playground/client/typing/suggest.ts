import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import { OptionType } from '../discord-types.ts'
import { channelsOfTypes, type Directory, type Named, withSign } from '../room/named.ts'
import { type LocaleCode, localDescription, localName, type Sendable } from './commands.ts'
import type { Filled, Line } from './line.ts'

/** A line of the list above the message box. */
export interface Suggestion {
  key: string
  label: string
  detail: string
  /** The text of the box after the suggestion is chosen. */
  text: string
  /** The value that the chosen text stands for. */
  choice?: { option: string; text: string; value: string | number }
  /** Set where a file is asked for: the name of the option. */
  file?: string
  /** Whether the line names a required option. */
  isRequired?: boolean
}

/** The lines of the list, and the index of the line that is chosen before an arrow key is pressed; -1 for none. */
export interface Offer {
  suggestions: readonly Suggestion[]
  first: number
}

const MOST = 25
const NONE: Offer = { suggestions: [], first: -1 }

interface Surroundings {
  line: string
  locale: LocaleCode
  directory: Directory
  /** The server's choices for the option that is being typed. */
  completed: readonly APIApplicationCommandOptionChoice[]
  /** The words for the two values of a boolean, and for choosing a file. */
  words: { yes: string; no: string; file: string }
}

/** Required options of the command that the line does not have yet. */
export const missingIn = ({ options }: Sendable, filled: readonly Filled[]) =>
  options.filter((option) => option.required === true && !filled.some((one) => one.option === option))

/** The name of the next required option, as it is typed; empty if none is left. */
const nextName = (command: Sendable, filled: readonly Filled[], locale: LocaleCode): string => {
  const [next] = missingIn(command, filled)
  return next === undefined ? '' : `${localName(next, locale)}:`
}

type Value = Omit<Suggestion, 'text'> & { value?: string | number }

const includes = (name: string, typed: string): boolean => name.toLocaleLowerCase().includes(typed.toLocaleLowerCase())

const named = (all: readonly Named[], sign: string, typed: string): Value[] =>
  all
    .filter(({ name }) => includes(`${sign}${name}`, typed))
    .map(({ id, name }) => ({ key: id, label: withSign(sign, name), detail: '' }))

function valuesFor({ option, text }: Filled, { directory, completed, words }: Surroundings): Value[] {
  const { members, roles } = directory
  switch (option.type) {
    case OptionType.Boolean:
      return [
        { key: 'true', label: 'True', detail: words.yes },
        { key: 'false', label: 'False', detail: words.no },
      ].filter(({ label }) => includes(label, text))
    case OptionType.User:
      return named(members, '@', text)
    case OptionType.Role:
      return named(roles, '@', text)
    case OptionType.Mentionable:
      return [...named(members, '@', text), ...named(roles, '@', text)]
    case OptionType.Channel:
      return named(channelsOfTypes(directory, option.channel_types), '#', text)
    case OptionType.Attachment:
      return [{ key: 'file', label: words.file, detail: '', file: option.name }]
    default: {
      const all: readonly { name: string; value: string | number }[] = option.autocomplete
        ? completed
        : (option.choices ?? []).filter(({ name }) => includes(name, text))
      return all.map(({ name, value }) => ({ key: `${value}`, label: name, detail: '', value }))
    }
  }
}

/** What the list above the message box offers. */
export function suggest(read: Line, surroundings: Surroundings): Offer {
  const { line, locale } = surroundings
  if (read.kind === 'message') return NONE
  if (read.kind === 'command') {
    const suggestions = read.offered.map((command) => ({
      key: command.words,
      label: `/${command.words}`,
      detail: command.description,
      text: `/${command.words} ${nextName(command, [], locale)}`,
    }))
    return { suggestions, first: 0 }
  }
  const { active, command, filled } = read
  if (active === null) {
    const suggestions = read.offered.map((option) => ({
      key: option.name,
      label: `${localName(option, locale)}:`,
      detail: localDescription(option, locale),
      text: `${line.slice(0, read.nameFrom)}${localName(option, locale)}:`,
      isRequired: option.required ?? false,
    }))
    return { suggestions, first: missingIn(command, filled).length > 0 ? 0 : -1 }
  }
  const values = valuesFor(active, surroundings).slice(0, MOST)
  const suggestions = values.map(({ value, ...one }) => ({
    ...one,
    text: `${line.slice(0, active.from)}${one.label} ${nextName(command, filled, locale)}`,
    ...(value === undefined ? {} : { choice: { option: active.option.name, text: one.label.trim(), value } }),
  }))
  return { suggestions, first: 0 }
}
