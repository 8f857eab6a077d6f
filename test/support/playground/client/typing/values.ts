import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10'
import type { Act } from '../../protocol.ts'
import { OptionType } from '../discord-types.ts'

export type OptionValue = Extract<Act, { do: 'run' }>['options'][string]
type SentFile = Extract<OptionValue, object>

/** A member, a role or a channel that a value can name. */
export interface Named {
  id: string
  name: string
}

/** The members, roles and channels of the server, with the names that members see. */
export interface Directory {
  /** Bots are among them. A member may be named by the username as well. */
  members: readonly (Named & { username: string })[]
  roles: readonly Named[]
  channels: readonly (Named & { type: number })[]
}

/** Values that were chosen from lists, by the name of the option. The text in the box stands for them. */
export interface Given {
  choices: Readonly<Record<string, { text: string; value: string | number }>>
  files: Readonly<Record<string, SentFile>>
}

type Read = { ok: true; value: OptionValue } | { ok: false; reason: 'empty' | 'unknown' | 'number' | 'file' }

/** Writes a name with its sign, as members see it. Some roles are called `@everyone`, which has its sign already. */
export const withSign = (sign: string, name: string): string => (name.startsWith(sign) ? name : `${sign}${name}`)

/** The channels of some types. @param types undefined for all */
export const channelsOfTypes = ({ channels }: Directory, types: readonly number[] | undefined): Directory['channels'] =>
  channels.filter(({ type }) => types === undefined || types.includes(type))

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
