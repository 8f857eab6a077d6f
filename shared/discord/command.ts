import type { Message } from './message.ts'
import type { Options, Values } from './option.ts'
import type { Snowflake } from './snowflake.ts'
import type { CommandTranslations, GroupTranslations, NameTranslations } from './translation.ts'

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
