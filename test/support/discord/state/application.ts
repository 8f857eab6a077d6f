import type {
  APIApplicationCommand,
  ApplicationIntegrationType,
  GatewayPresenceUpdateData,
} from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { SigningKey } from '../interactions/signing.ts'
import type { ConnectionRecord } from '../linked-roles/record.ts'
import type { UserState } from './user.ts'

export interface PrivilegedIntents {
  guildMembers: boolean
  guildPresences: boolean
  messageContent: boolean
}

export interface ApplicationState {
  id: Snowflake
  name: string
  bot: UserState
  /** Null once revoked. */
  token: string | null
  /** Rises with each new token. */
  tokenVersion: number
  key: SigningKey
  /** The application's password for OAuth2. */
  clientSecret: string
  /** Rises with each new secret. */
  secretVersion: number
  /** Addresses to which people may be sent back, compared as whole texts. */
  redirectUris: string[]
  privileged: PrivilegedIntents
  interactionsUrl: string | null
  guilds: Set<Snowflake>
  /** Who may install it: servers (0), users (1) or both, as set on the page Installation of the developer portal. */
  integrationTypes: ReadonlySet<ApplicationIntegrationType>
  /** The users who installed it for themselves. */
  userInstalls: Set<Snowflake>
  presence: GatewayPresenceUpdateData | null
  /** The daily budget of identifies; `resetAt` in milliseconds since 1970. */
  identifies: { total: number; remaining: number; resetAt: number }
  /** When each rate key last identified, milliseconds since 1970. */
  identifiedAt: Map<number, number>
  /** Registered commands: `global`, or a guild's id. */
  commands: Map<string, APIApplicationCommand[]>
  /** Commands created today in each scope. */
  commandCreates: Map<string, { count: number; resetAt: number }>
  /** The records that servers can use in the conditions of linked roles. */
  connectionRecords: readonly ConnectionRecord[]
  /** The page that people open to link their account; null for none. */
  verificationUrl: string | null
}
