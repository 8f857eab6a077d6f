import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { type AnyCommand, type CommandTree, commandFor } from '../../shared/discord/command.ts'
import { type AnyComponent, componentFor } from '../../shared/discord/component.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Speak, TextArguments, TextKey } from '../../shared/text/say.ts'
import type { Log } from '../log.ts'
import type { ResolvedUser } from './schema.ts'

/** What the edge needs from its runtime; nothing else reaches it. */
export interface Dependencies {
  database: Kysely<Database>
  /** The main bot. Whitelabel bots are in the database. */
  application: { id: Snowflake; publicKey: string }
  log: Log
  /** Milliseconds since 1970. */
  clock(): number
  /** A short id by which a failure is found in the log. */
  newId(): string
}

/** What a command or component has to work with: where it was used, by whom, and the database. */
export interface InteractionContext {
  database: Kysely<Database>
  guildId: Snowflake
  /** Who used it. */
  user: { id: Snowflake; permissions: bigint }
  /** Users named in the options. */
  users: ReadonlyMap<Snowflake, ResolvedUser>
  /** A text in the server's language, for what everyone reads. */
  text: Speak
  /** A message of one text for everyone, in the server's language. */
  say<Key extends TextKey>(key: Key, ...values: TextArguments<Key>): Message
  /** A message of one text for the member alone, in their own language. */
  whisper<Key extends TextKey>(key: Key, ...values: TextArguments<Key>): Message
}

export const command = commandFor<InteractionContext>()
export const component = componentFor<InteractionContext>()

export type EdgeCommand = AnyCommand<InteractionContext>
export type EdgeCommandTree = CommandTree<InteractionContext>
export type EdgeComponent = AnyComponent<InteractionContext>
