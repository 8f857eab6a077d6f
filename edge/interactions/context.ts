import type { Actor } from '../../shared/audit/entry.ts'
import type { Queries } from '../../shared/database/queries.ts'
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
import type { Cards } from '../runtime/cards.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Download } from '../runtime/download.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'
import type { GuildPlace, Resolved } from './parse.ts'

/** The context in which a command or component runs: the guild, the member, the database and Discord. */
export interface InteractionContext {
  database: Queries
  discord: DiscordApi
  /** The token of the bot whose command it is; null where it is unknown. A secret. */
  botToken(): Promise<string | null>
  /** Whether the main bot is used, and not a customer's own bot. */
  isMainBot: boolean
  /** Downloads an attachment from Discord. */
  download: Download
  whitelabel: Whitelabel | null
  /** Null where no cards are drawn. */
  cards: Cards | null
  /** The address of the dashboard, leaderboards and guide, without a path; null where they are not served. */
  webUrl: string | null
  /** Milliseconds since 1970. */
  now: number
  /**
   * The application of the main bot or of a whitelabel bot. The token is a secret: until it expires (milliseconds since
   * 1970), everybody who knows it can edit the reply. `componentsV2`: whether the reply edits a message that has the flag
   * IS_COMPONENTS_V2. Every edit must keep the flag.
   */
  interaction: { id: Snowflake; applicationId: Snowflake; token: string; expiresAt: number; componentsV2: boolean }
  /** The language of the reply: the server's, or the member's where the reply is declared ephemeral. */
  locale: string
  /** The name of the bot in use, for the text of a message. */
  botName(): Promise<string>
  guildId: Snowflake
  /** The channel in which it was used, with its parent, and the bot's permissions there. */
  place: Pick<GuildPlace, 'channel' | 'botPermissions'>
  /** The member who used it. */
  user: { id: Snowflake; permissions: bigint; roleIds: readonly Snowflake[] }
  /** The same member, for the audit. */
  actor: Actor
  /** Name and avatar of the user, or of somebody named in the options; the avatar is null for a default one. */
  picturedMember(userId: Snowflake): { name: string; avatar: string | null }
  /** Mention and name of the user, or of somebody named in the options. */
  member(userId: Snowflake): string
  /** Users, members, roles and channels named in the options or chosen in a menu. */
  resolved: Resolved
  /** A text in the language of the reply. */
  text: Speak
  /** A text in the member's own language, for ephemeral messages. */
  memberText: Speak
  /** A message of one text, in the language of the reply. */
  say<Key extends TextKey>(key: Key, ...values: TextArguments<Key>): Message
  /** An ephemeral message of one text, in the member's own language. */
  sayEphemerally<Key extends TextKey>(key: Key, ...values: TextArguments<Key>): Message
  /**
   * A mention of a command by its path, e.g. `levelroles add`; its name as code where its id was never stored.
   */
  mention(path: string): string
  /** Makes this isolate read the guild's command limits again. Other isolates notice a change within five seconds. */
  forgetLimits(): void
  /** Continues work after the reply. A failure is logged. */
  after(work: Promise<unknown>): void
}

export const command = commandFor<InteractionContext>()
export const component = componentFor<InteractionContext>()
export const userCommand = <Prefetched = undefined>(
  declared: UserCommand<InteractionContext, Prefetched>,
): UserCommand<InteractionContext, Prefetched> => declared

export type EdgeCommand = AnyCommand<InteractionContext>
export type EdgeDeclaredCommand = DeclaredCommand<InteractionContext>
export type EdgeGroup = Group<InteractionContext>
export type EdgeComponent = AnyComponent<InteractionContext>
