import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10'
import type { Directory } from '../room/named.ts'
import { type LocaleCode, localName, type Sendable } from './commands.ts'
import { type Given, readValue } from './values.ts'

/** An option with the text that was typed for it. */
export interface Filled {
  option: APIApplicationCommandBasicOption
  text: string
  /** Where the text begins in the line. */
  from: number
}

/** How the text in the message box is read: as a message, as the name of a command, or as the options of a command. */
export type Line =
  | { kind: 'message' }
  /** A command's name is being typed. */
  | { kind: 'command'; offered: readonly Sendable[] }
  | {
      kind: 'options'
      command: Sendable
      filled: readonly Filled[]
      /** The option whose value is being typed; null while the name of the next option is typed. */
      active: Filled | null
      /** Options without a value whose names begin with the typed text, required ones first. */
      offered: readonly APIApplicationCommandBasicOption[]
      /** Where the typed part of an option's name begins. */
      nameFrom: number
    }

/** How well a command fits what is typed; null where it does not. */
function rank({ words, path, description }: Sendable, typed: string): number | null {
  if (words.startsWith(typed)) return 0
  if (path.join(' ').startsWith(typed)) return 1
  if (words.split(' ').some((word) => word.startsWith(typed))) return 1
  if (words.includes(typed)) return 2
  return typed.length > 2 && description.toLocaleLowerCase().includes(typed) ? 3 : null
}

function fitting(commands: readonly Sendable[], typed: string): readonly Sendable[] {
  return commands
    .flatMap((command) => {
      const ranked = rank(command, typed)
      return ranked === null ? [] : [{ command, ranked }]
    })
    .sort((a, b) => a.ranked - b.ranked)
    .map(({ command }) => command)
}

/** The words of a command with which the line begins: in the member's language, or as registered; null for none. */
const wordsIn = (line: string, { words, path }: Sendable): string | null =>
  [words, path.join(' ')].find((named) => line.startsWith(`/${named} `)) ?? null

/** The command whose words the line begins with. */
const namedIn = (line: string, commands: readonly Sendable[]): Sendable | undefined =>
  commands.filter((command) => wordsIn(line, command) !== null).sort((a, b) => b.path.length - a.path.length)[0]

/** The options that the line names, e.g. as `amount:`, with their texts. If an option is named twice, the first one counts. */
function readFilled(line: string, words: string, { options }: Sendable, locale: LocaleCode): Filled[] {
  const found = [...line.matchAll(/(?<=\s)([^\s:]+):/g)].flatMap(({ 1: name, 0: whole, index }) => {
    const option = options.find((one) => localName(one, locale) === name || one.name === name)
    return option !== undefined && index > words.length ? [{ option, at: index, from: index + whole.length }] : []
  })
  const first = found.filter(({ option }, index) => found.findIndex((one) => one.option === option) === index)
  return first.map(({ option, from }, index) => ({ option, from, text: line.slice(from, first[index + 1]?.at).trim() }))
}

/**
 * Divides the text of the last option where its last word may begin the name of another option.
 * @returns the value before that word (`head`) and the word (`tail`); null where the text is one value
 */
function endsInName(filled: Filled, rest: readonly string[], directory: Directory, given: Given, line: string) {
  const typed = line.slice(filled.from)
  const [, head = '', tail = ''] = /^(.*\S)\s+(\S*)$/s.exec(typed) ?? []
  if (head === '' || (tail !== '' && !rest.some((name) => name.startsWith(tail)))) return null
  return readValue({ ...filled, text: head }, directory, given).ok ? { head, tail } : null
}

/** Reads the text in the message box, as Discord's client does after each key. */
export function readLine(
  line: string,
  commands: readonly Sendable[],
  locale: LocaleCode,
  directory: Directory,
  given: Given,
): Line {
  if (!line.startsWith('/')) return { kind: 'message' }
  const command = namedIn(line, commands)
  if (command === undefined) return { kind: 'command', offered: fitting(commands, line.slice(1).trimEnd()) }
  const words = wordsIn(line, command) ?? ''
  const filled = readFilled(line, words, command, locale)
  const free = command.options.filter((option) => !filled.some((one) => one.option === option))
  const offer = (tail: string) =>
    free
      .filter((option) => localName(option, locale).startsWith(tail) || option.name.startsWith(tail))
      .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
  const last = filled.at(-1)
  if (last === undefined) {
    const tail = line.slice(words.length + 2)
    return { kind: 'options', command, filled, active: null, offered: offer(tail), nameFrom: line.length - tail.length }
  }
  const rest = free.map((option) => localName(option, locale))
  const ended = endsInName(last, rest, directory, given, line)
  if (ended === null) return { kind: 'options', command, filled, active: last, offered: [], nameFrom: line.length }
  const isWhole = readValue(last, directory, given).ok && ended.tail !== ''
  const kept = isWhole ? filled : filled.with(-1, { ...last, text: ended.head })
  const nameFrom = line.length - ended.tail.length
  return { kind: 'options', command, filled: kept, active: null, offered: offer(ended.tail), nameFrom }
}
