import type { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10'
import type { Message } from './message.ts'
import type { Snowflake } from './snowflake.ts'
import type { CommandTranslations, GroupTranslations, NameTranslations } from './translation.ts'

/** Option types by name; plain numbers, because the enum would bring its whole module into the bundle. */
export const Type = {
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

export interface TextOption<Context = never> extends Described, Autocompleted<string, Context> {
  type: typeof Type.String
  min_length?: number
  max_length?: number
  choices?: readonly Choice<string>[]
}

export interface NumericOption<Context = never> extends Described, Autocompleted<number, Context> {
  type: typeof Type.Integer | typeof Type.Number
  min_value?: number
  max_value?: number
  choices?: readonly Choice<number>[]
}

export interface ChannelOption extends Described {
  type: typeof Type.Channel
  channel_types?: readonly ChannelType[]
}

export interface PlainOption extends Described {
  type: typeof Type.Boolean | typeof Type.User | typeof Type.Role
}

export type Option<Context = never> = TextOption<Context> | NumericOption<Context> | ChannelOption | PlainOption

/** An option's name is its key; Discord shows them in this order, required ones first. */
export type Options<Context = never> = Readonly<Record<string, Option<Context>>>

/** What a handler receives for each option type. A user, channel or role arrives as its id. */
export interface ValueOf {
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

/** What the dispatcher enforces before a handler runs; a group's counts for everything in it. */
export interface Access {
  /** What a member must hold. */
  permission?: bigint
  /** For members with premium only. */
  premium?: true
}

interface Named extends Access {
  /** As typed after the slash: 1 to 32 characters, lower case. */
  name: string
  /** 1 to 100 characters. */
  description: string
}

interface Answering {
  /** Its answers are for the member alone, and in their own language. A late answer cannot decide that any more. */
  ephemeral?: true
}

/** A slash command or subcommand: what Discord is told about it, and what it does. */
export interface Command<O extends Options<Context>, Context, Prefetched> extends Named, Answering {
  /** The names and descriptions in every other language. */
  translations: CommandTranslations<O>
  options?: O
  /**
   * Reads what `run` needs, and changes nothing: it begins while the database is still being asked whether the member
   * has premium. Worth having only where that is asked.
   */
  prefetch?(context: Context, values: Values<O>): Promise<Prefetched>
  run(context: Context, values: Values<O>, prefetched: Prefetched): Message | Promise<Message>
}

/** A command with subcommands, or a group of them inside one. Discord nests them no deeper. */
export interface Group<Context> extends Named {
  translations: GroupTranslations
  commands: readonly CommandTree<Context>[]
}

/** A command in the menu of a user. */
export interface UserCommand<Context> extends Access, Answering {
  menu: 'user'
  /** 1 to 32 characters; here upper case and spaces are allowed. */
  name: string
  translations: NameTranslations
  /** @param userId on whom it is used */
  run(context: Context, userId: Snowflake): Message | Promise<Message>
}

/** With whatever options: read by `readOptions` from this very declaration, they are what `run` expects. */
export interface AnyCommand<Context> extends Named, Answering {
  translations: Readonly<Record<string, { name: string; description: string; options?: AnyLabels }>>
  options?: Options<Context>
  prefetch?(context: Context, values: Values<Options>): Promise<unknown>
  run(context: Context, values: Values<Options>, prefetched: unknown): Message | Promise<Message>
}

type AnyLabels = Readonly<
  Record<string, { name: string; description: string; choices?: Readonly<Record<string, string>> }>
>

export type CommandTree<Context> = AnyCommand<Context> | Group<Context>

/** What stands in the one list of commands. */
export type DeclaredCommand<Context> = CommandTree<Context> | UserCommand<Context>

/** Binds the context once, so that each command's option types follow from its declaration alone. */
export const commandFor =
  <Context>() =>
  <const O extends Options<Context> = Record<never, never>, Prefetched = undefined>(
    command: Command<O, Context, Prefetched> & { translations: CommandTranslations<NoInfer<O>> },
  ): Command<O, Context, Prefetched> =>
    command
