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
  Attachment: 11,
} as const satisfies Partial<Record<keyof typeof ApplicationCommandOptionType, ApplicationCommandOptionType>>

interface Described {
  /** 1 to 100 characters. */
  description: string
  /** Absent where the option may be left out. */
  required?: true
}

export interface Choice<Value extends string | number = string | number> {
  /** 1 to 100 characters; longer autocomplete choices are cut. */
  name: string
  value: Value
}

/** The choices to show while a member types. @param typed the option's text so far */
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
  type: typeof Type.Boolean | typeof Type.User | typeof Type.Role | typeof Type.Attachment
}

export type Option<Context = never> = TextOption<Context> | NumericOption<Context> | ChannelOption | PlainOption

/** Options by name. Discord shows them in this order, and wants required ones first. */
export type Options<Context = never> = Readonly<Record<string, Option<Context>>>

/** The type of each option's value in a handler. A user, channel, role or file is its id. */
interface ValueOf {
  [Type.String]: string
  [Type.Integer]: number
  [Type.Boolean]: boolean
  [Type.User]: Snowflake
  [Type.Channel]: Snowflake
  [Type.Role]: Snowflake
  [Type.Number]: number
  [Type.Attachment]: Snowflake
}

/** One of the declared choices; without choices, any value of the type. */
type Value<O extends Option> = O extends { choices: readonly Choice<infer V>[] } ? V : ValueOf[O['type']]

/** An option's value is always present with `required: true`, and may be absent without. */
export type Values<O extends Options> = { [K in keyof O as O[K]['required'] extends true ? K : never]: Value<O[K]> } & {
  [K in keyof O as O[K]['required'] extends true ? never : K]?: Value<O[K]>
}
