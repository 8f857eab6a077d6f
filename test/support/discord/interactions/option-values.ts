import { type APIApplicationCommandOption, ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { type ChosenFile, LARGEST_UPLOAD_BYTES, uploadFile } from '../cdn/attachments.ts'
import { finds, type GuildState } from '../state/guild.ts'
import type { World } from '../world.ts'
import { ClientRefusal } from './refusals.ts'

/** A value of an option or menu; an object with an id stands for its id. */
export type PlainValue = string | number | boolean | { id: Snowflake }

/** A value of an option. A file is uploaded. */
export type GivenValue = PlainValue | ChosenFile

export interface OptionValue {
  name: string
  type: Type
  value: string | number | boolean
  focused?: true
}

/** Converts values into the form that Discord sends. @throws where Discord's client would refuse one */
export function readValues(
  world: World,
  guild: GuildState | null,
  declared: readonly APIApplicationCommandOption[],
  given: Readonly<Record<string, GivenValue>>,
): OptionValue[] {
  for (const name of Object.keys(given)) {
    if (!declared.some((option) => option.name === name)) throw new ClientRefusal(`there is no option "${name}"`)
  }
  return declared.flatMap((option) => {
    const value = given[option.name]
    if (value !== undefined) return readValue(world, guild, option, value)
    if (option.required) throw new ClientRefusal(`option "${option.name}" is required`)
    return []
  })
}

function readValue(
  world: World,
  guild: GuildState | null,
  option: APIApplicationCommandOption,
  given: GivenValue,
): OptionValue {
  const { name, type } = option
  const refuse = (why: string): never => {
    throw new ClientRefusal(`option "${name}": ${why}`)
  }
  if (typeof given === 'object' && 'bytes' in given) {
    if (type !== Type.Attachment) return refuse('takes no file')
    if (given.bytes.byteLength > LARGEST_UPLOAD_BYTES) return refuse('the file is too large')
    return { name, type, value: uploadFile(world, given).id }
  }
  const text = typeof given === 'object' ? given.id : String(given)
  switch (type) {
    case Type.String: {
      const value = chosen(option.choices, text) ?? (option.choices?.length ? refuse('not one of the choices') : text)
      if (value.length < (option.min_length ?? 0)) refuse(`at least ${option.min_length} characters`)
      if (value.length > (option.max_length ?? 6_000)) refuse(`at most ${option.max_length ?? 6_000} characters`)
      return { name, type, value }
    }
    case Type.Integer:
    case Type.Number: {
      const number =
        chosen(option.choices, text) ?? (option.choices?.length ? refuse('not one of the choices') : Number(text))
      const value = Number(number)
      if (Number.isNaN(value) || text.trim() === '') refuse('not a number')
      if (type === Type.Integer && !Number.isSafeInteger(value)) refuse('not a whole number')
      if (value < (option.min_value ?? Number.NEGATIVE_INFINITY)) refuse(`at least ${option.min_value}`)
      if (value > (option.max_value ?? Number.POSITIVE_INFINITY)) refuse(`at most ${option.max_value}`)
      return { name, type, value }
    }
    case Type.Boolean:
      return { name, type, value: text === 'true' || (text !== 'false' && refuse('neither true nor false')) }
    case Type.User:
      return { name, type, value: findUser(world, guild, text) ?? refuse(`there is no user ${text}`) }
    case Type.Role:
      return { name, type, value: findRole(guild, text) ?? refuse(`there is no role ${text}`) }
    case Type.Mentionable:
      return {
        name,
        type,
        value: findUser(world, guild, text) ?? findRole(guild, text) ?? refuse(`there is no ${text}`),
      }
    case Type.Channel: {
      const channel = [...(guild?.channels.values() ?? [])].find((c) => c.id === bare(text) || c.name === bare(text))
      if (!channel) return refuse(`there is no channel ${text}`)
      const types: readonly number[] = option.channel_types ?? [channel.type]
      return { name, type, value: types.includes(channel.type) ? channel.id : refuse('not a channel of that type') }
    }
    case Type.Attachment:
      return refuse('takes a file')
    default:
      return refuse('the simulation does not know this type of option')
  }
}

const chosen = <Value extends string | number>(
  choices: readonly { name: string; value: Value }[] | undefined,
  text: string,
): Value | undefined => choices?.find((choice) => choice.name === text || String(choice.value) === text)?.value

/** A name or id without the signs of a mention. */
const bare = (text: string): string => text.replace(/^<?[@#][!&]?/, '').replace(/>$/, '')

function findUser(world: World, guild: GuildState | null, text: string): Snowflake | undefined {
  const name = bare(text)
  const user = world.users.get(name) ?? [...world.users.values()].find((each) => each.payload.username === name)
  return user && finds(guild, user) ? user.id : undefined
}

function findRole(guild: GuildState | null, text: string): Snowflake | undefined {
  const name = bare(text)
  if (guild?.roles.has(name)) return name
  return [...(guild?.roles.values() ?? [])].find((role) => role.name === name || role.name === text)?.id
}
