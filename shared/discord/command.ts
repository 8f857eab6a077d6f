import type { ApplicationCommandOptionType, ChannelType } from 'discord-api-types/v10'
import type { Message } from './message.ts'
import type { Snowflake } from './snowflake.ts'

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

interface Choice<Value> {
  name: string
  value: Value
}

export interface TextOption extends Described {
  type: typeof Type.String
  min_length?: number
  max_length?: number
  choices?: readonly Choice<string>[]
}

export interface NumericOption extends Described {
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

export type Option = TextOption | NumericOption | ChannelOption | PlainOption

/** An option's name is its key; Discord shows them in this order, required ones first. */
export type Options = Readonly<Record<string, Option>>

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

interface Named {
  /** As typed after the slash: 1 to 32 characters, lower case. */
  name: string
  /** 1 to 100 characters. */
  description: string
  /** What a member must hold. The dispatcher enforces it; a group's counts for everything in it. */
  permission?: bigint
}

/** A slash command or subcommand: what Discord is told about it, and what it does. */
export interface Command<O extends Options, Context> extends Named {
  options?: O
  run(context: Context, values: Values<O>): Message | Promise<Message>
}

/** A command with subcommands, or a group of them inside one. Discord nests them no deeper. */
export interface Group<Context> extends Named {
  commands: readonly CommandTree<Context>[]
}

export type AnyCommand<Context> = Command<Options, Context>
export type CommandTree<Context> = AnyCommand<Context> | Group<Context>

/** Binds the context once, so that each command's option types follow from its declaration alone. */
export const commandFor =
  <Context>() =>
  <const O extends Options = Record<never, never>>(command: Command<O, Context>): Command<O, Context> =>
    command

export interface FoundCommand<Context> {
  command: AnyCommand<Context>
  /** Everything the way to the command asks for. */
  permission: bigint
}

/**
 * The command at a path; null where there is none.
 * @param path names from the outside in, e.g. `['ignored', 'roles', 'add']`
 */
export function findCommand<Context>(
  commands: readonly CommandTree<Context>[],
  [name, ...rest]: readonly string[],
): FoundCommand<Context> | null {
  const node = commands.find((candidate) => candidate.name === name)
  if (node === undefined) return null
  const permission = node.permission ?? 0n
  if (!('commands' in node)) return rest.length === 0 ? { command: node, permission } : null
  const found = findCommand(node.commands, rest)
  return found && { ...found, permission: found.permission | permission }
}
