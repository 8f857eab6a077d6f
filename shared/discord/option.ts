import type { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10'
import type { Snowflake } from './snowflake.ts'

/** Option types by name; plain numbers, because the enum would bring its whole module into the bundle. */
export const Type = {
  Subcommand: 1,
  SubcommandGroup: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
  Number: 10,
} as const satisfies Partial<Record<keyof typeof ApplicationCommandOptionType, ApplicationCommandOptionType>>

interface Described {
  /** 1 to 100 characters. */
  description: string
  /** Absent where the option may be left out. */
  required?: true
}

export interface Choice<Value extends string | number = string | number> {
  /** 1 to 100 characters; of suggestions, what is longer is cut. */
  name: string
  value: Value
}

/** What to offer a member who is typing. @param typed what stands in the option so far */
interface Autocompleted<Value extends string | number, Context> {
  autocomplete?(context: Context, typed: string): readonly Choice<Value>[] | Promise<readonly Choice<Value>[]>
}

interface TextOption<Context = never> extends Described, Autocompleted<string, Context> {
  type: typeof Type.String
  min_length?: number
  max_length?: number
  choices?: readonly Choice<string>[]
}

interface NumericOption<Context = never> extends Described, Autocompleted<number, Context> {
  type: typeof Type.Integer | typeof Type.Number
  min_value?: number
  max_value?: number
  choices?: readonly Choice<number>[]
}

interface ChannelOption extends Described {
  type: typeof Type.Channel
  channel_types?: readonly ChannelType[]
}

interface PlainOption extends Described {
  type: typeof Type.Boolean | typeof Type.User | typeof Type.Role
}

export type Option<Context = never> = TextOption<Context> | NumericOption<Context> | ChannelOption | PlainOption

/** An option's name is its key; Discord shows them in this order, required ones first. */
export type Options<Context = never> = Readonly<Record<string, Option<Context>>>

/** What a handler receives for each option type. A user, channel or role arrives as its id. */
interface ValueOf {
  [Type.String]: string
  [Type.Integer]: number
  [Type.Boolean]: boolean
  [Type.User]: Snowflake
  [Type.Channel]: Snowflake
  [Type.Role]: Snowflake
  [Type.Number]: number
}

/** One of the choices where there are some, else whatever the type allows. */
type Value<O extends Option> = O extends { choices: readonly Choice<infer V>[] } ? V : ValueOf[O['type']]

/** `required: true` yields a value that is always there; every other option may be absent. */
export type Values<O extends Options> = { [K in keyof O as O[K]['required'] extends true ? K : never]: Value<O[K]> } & {
  [K in keyof O as O[K]['required'] extends true ? never : K]?: Value<O[K]>
}
