import type { Message } from './message.ts'
import type { Options, Values } from './option.ts'
import type { Snowflake } from './snowflake.ts'
import type { CommandTranslations, GroupTranslations, NameTranslations } from './translation.ts'

/** Conditions that are checked before a handler runs. Those of a group apply to everything in it. */
export interface Access {
  /** The permissions that a member needs. */
  permission?: bigint
  /** Only members with premium may use it. */
  premium?: true
}

interface Named extends Access {
  /** As typed after the slash: 1 to 32 characters, lower case. */
  name: string
  /** 1 to 100 characters. */
  description: string
}

/** The context of a handler where the bot is no member: without a server. */
export type Elsewhere<Context> = Omit<
  Context,
  'guildId' | 'place' | 'user' | 'actor' | 'picturedMember' | 'forgetLimits'
> & { user: { id: Snowflake } }

interface Answering {
  /**
   * Only the invoker sees the replies, and they are in the invoker's language. Declared here, because a deferred reply
   * must say so before the command has run.
   */
  ephemeral?: true
}

/** A slash command or subcommand: its declaration for Discord and its handler. */
export interface Command<O extends Options<Context>, Context, Prefetched> extends Named, Answering {
  /** The names and descriptions in every other language. */
  translations: CommandTranslations<O>
  options?: O
  /**
   * Reads what `run` needs and changes nothing. It starts while access is still being checked in the database. The check
   * of a command asks the database where every member may use it, and where it needs Manage Server or premium.
   */
  prefetch?(context: Context, values: Values<O>): Promise<Prefetched>
  run(context: Context, values: Values<O>, prefetched: Prefetched): Message | Promise<Message>
  /**
   * Answers the command where the bot is no member, for a user who has installed the application: in other servers and in
   * direct messages. Only the user sees this reply, in the user's language. Absent: the command works in servers of the bot only.
   */
  elsewhere?(context: Elsewhere<Context>, values: Values<O>): Message | Promise<Message>
}

/** A command with subcommands, or a group of subcommands inside one. Discord allows no deeper nesting. */
export interface Group<Context> extends Named {
  translations: GroupTranslations
  commands: readonly CommandTree<Context>[]
}

/** A command in a user's context menu. */
export interface UserCommand<Context, Prefetched = unknown> extends Access, Answering {
  menu: 'user'
  /** 1 to 32 characters; here upper case and spaces are allowed. */
  name: string
  translations: NameTranslations
  /** Reads what `run` needs, as a slash command's `prefetch` does. */
  prefetch?(context: Context, userId: Snowflake): Promise<Prefetched>
  /** @param userId the user on whom the command is used */
  run(context: Context, userId: Snowflake, prefetched: Prefetched): Message | Promise<Message>
}

/** A command with any options. `readOptions` reads them by this declaration, so they are what `run` expects. */
export interface AnyCommand<Context> extends Named, Answering {
  translations: Readonly<Record<string, { name: string; description: string; options?: AnyLabels }>>
  options?: Options<Context>
  prefetch?(context: Context, values: Values<Options>): Promise<unknown>
  run(context: Context, values: Values<Options>, prefetched: unknown): Message | Promise<Message>
  elsewhere?(context: Elsewhere<Context>, values: Values<Options>): Message | Promise<Message>
}

type AnyLabels = Readonly<
  Record<string, { name: string; description: string; choices?: Readonly<Record<string, string>> }>
>

export type CommandTree<Context> = AnyCommand<Context> | Group<Context>

/** An entry of the list of commands. */
export type DeclaredCommand<Context> = CommandTree<Context> | UserCommand<Context>

/** Makes a function that declares commands for a type of context. Each command's option types follow from its declaration. */
export const commandFor =
  <Context>() =>
  <const O extends Options<Context> = Record<never, never>, Prefetched = undefined>(
    command: Command<O, Context, Prefetched> & { translations: CommandTranslations<NoInfer<O>> },
  ): Command<O, Context, Prefetched> =>
    command
