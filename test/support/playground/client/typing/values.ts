import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10'
import type { Act } from '../../protocol.ts'
import { OptionType } from '../discord-types.ts'
import type { Directory, Named } from '../room/named.ts'

export type OptionValue = Extract<Act, { do: 'run' }>['options'][string]
type SentFile = Extract<OptionValue, object>

/** Values that were chosen from lists, by the name of the option. The text in the box stands for them. */
export interface Given {
  choices: Readonly<Record<string, { text: string; value: string | number }>>
  files: Readonly<Record<string, SentFile>>
}

type Read = { ok: true; value: OptionValue } | { ok: false; reason: 'empty' | 'unknown' | 'number' | 'file' }

const bare = (text: string, sign: string): string => (text.startsWith(sign) ? text.slice(1) : text)
const same = (a: string, b: string): boolean => a.toLocaleLowerCase() === b.toLocaleLowerCase()
const found = (value: OptionValue | undefined): Read =>
  value === undefined ? { ok: false, reason: 'unknown' } : { ok: true, value }

const memberNamed = ({ members }: Directory, text: string): string | undefined => {
  const name = bare(text, '@')
  return (members.find((one) => same(one.name, name)) ?? members.find((one) => same(one.username, name)))?.id
}

const namedIn = (all: readonly Named[], text: string, sign: string): string | undefined =>
  // A name may begin with its sign itself: `@everyone`.
  (all.find(({ name }) => same(name, text)) ?? all.find(({ name }) => same(name, bare(text, sign))))?.id

/**
 * Reads the text that was typed for an option. The server checks limits such as a largest number, as Discord does.
 * @returns a name's id, a number, a text; or why the text is no value
 */
export function readValue(
  { option, text }: { option: APIApplicationCommandBasicOption; text: string },
  directory: Directory,
  { choices, files }: Given,
): Read {
  if (option.type === OptionType.Attachment) {
    const file = files[option.name]
    return file === undefined ? { ok: false, reason: 'file' } : { ok: true, value: file }
  }
  if (text === '') return { ok: false, reason: 'empty' }
  const chosen = choices[option.name]
  if (chosen?.text === text) return { ok: true, value: chosen.value }
  if ('choices' in option && option.choices !== undefined && option.choices.length > 0) {
    const all: readonly { name: string; value: string | number }[] = option.choices
    return found(all.find(({ name, value }) => same(name, text) || String(value) === text)?.value)
  }
  switch (option.type) {
    case OptionType.Integer:
    case OptionType.Number: {
      const number = Number(text)
      const isNumber = Number.isFinite(number) && (option.type === OptionType.Number || Number.isInteger(number))
      return isNumber ? { ok: true, value: number } : { ok: false, reason: 'number' }
    }
    case OptionType.Boolean:
      return found({ true: true, false: false }[text.toLocaleLowerCase()])
    case OptionType.User:
      return found(memberNamed(directory, text))
    case OptionType.Role:
      return found(namedIn(directory.roles, text, '@'))
    case OptionType.Channel:
      return found(namedIn(directory.channels, text, '#'))
    case OptionType.Mentionable:
      return found(memberNamed(directory, text) ?? namedIn(directory.roles, text, '@'))
    default:
      return { ok: true, value: text }
  }
}
