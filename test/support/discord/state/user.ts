import { type APIUser, Locale } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'

export interface UserState {
  id: Snowflake
  /** Shared by all messages of the user, so it is replaced, never changed. */
  payload: APIUser
  locale: Locale
  dmsOpen: boolean
  /** Whether people outside the user's guilds find the user. */
  findable: boolean
  /** The session of the user's Discord client, which is part of voice states. */
  clientSession: string
  /** Direct message channels by application id, and the group without a bot by `private`. */
  dms: Map<Snowflake, Snowflake>
}

export interface UserDetails {
  id: Snowflake
  name: string
  displayName?: string | null
  /** Hash of the picture on the CDN. */
  avatar?: string | null
  bot?: boolean
  locale?: Locale
  findable?: boolean
}

export function newUser({
  id,
  name,
  displayName = null,
  avatar = null,
  bot = false,
  locale,
  findable = true,
}: UserDetails): UserState {
  const clientSession = crypto.randomUUID().replaceAll('-', '')
  const payload: APIUser = {
    id,
    username: name,
    discriminator: bot ? '0000' : '0',
    global_name: displayName,
    avatar,
    ...(bot ? { bot } : {}),
  }
  return { id, payload, locale: locale ?? Locale.EnglishUS, dmsOpen: true, findable, clientSession, dms: new Map() }
}
