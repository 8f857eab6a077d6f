import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import {
  type AnyCommand,
  commandFor,
  type DeclaredCommand,
  type Group,
  type UserCommand,
} from '../../shared/discord/command.ts'
import { type AnyComponent, componentFor } from '../../shared/discord/component.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Speak, TextArguments, TextKey } from '../features/texts.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'
import type { GuildPlace, Resolved } from './parse.ts'

/** What a command or component has to work with: where it was used, by whom, and the database. */
export interface InteractionContext {
  database: Kysely<Database>
  discord: DiscordApi
  /** The token of the bot whose command it is; null where it cannot be had. A secret. */
  botToken(): Promise<string | null>
  whitelabel: Whitelabel | null
  /** Milliseconds since 1970. */
  now: number
  /**
   * Whose command it is: the main bot's, or a whitelabel bot's. The token is a secret; until it expires (milliseconds
   * since 1970), whoever has it can edit the reply.
   */
  interaction: { applicationId: Snowflake; token: string; expiresAt: number }
  /** The language of the reply: the server's, or for what is declared private the member's. */
  locale: string
  /** What the bot in use is called, for the text of a message: its own name, for a whitelabel bot. */
  botName(): Promise<string>
  guildId: Snowflake
  /** Where it was used, with its parent; what the bot may do there. */
  place: Pick<GuildPlace, 'channel' | 'botPermissions'>
  /** Who used it. */
  user: { id: Snowflake; permissions: bigint; roleIds: readonly Snowflake[] }
  /** Mention and name of the user, or of somebody named in the options: what every text calls them. */
  member(userId: Snowflake): string
  /** Users, members, roles and channels named in the options or chosen in a menu. */
  resolved: Resolved
  /** A text in the language of the reply. */
  text: Speak
  /** A text in the member's own language, for what is said to them alone. */
  memberText: Speak
  /** A message of one text, in the language of the reply. */
  say<Key extends TextKey>(key: Key, ...values: TextArguments<Key>): Message
  /** A message of one text for the member alone, in their own language. */
  sayEphemerally<Key extends TextKey>(key: Key, ...values: TextArguments<Key>): Message
  /**
   * A command by its path, e.g. `levelroles add`, as something to click on; as code where its id was never stored.
   */
  mention(path: string): string
  /** Work that the reply does not wait for. When it fails, that is logged. */
  after(work: Promise<unknown>): void
}

export const command = commandFor<InteractionContext>()
export const component = componentFor<InteractionContext>()
export const userCommand = (declared: UserCommand<InteractionContext>): UserCommand<InteractionContext> => declared

export type EdgeCommand = AnyCommand<InteractionContext>
export type EdgeDeclaredCommand = DeclaredCommand<InteractionContext>
export type EdgeGroup = Group<InteractionContext>
export type EdgeComponent = AnyComponent<InteractionContext>
