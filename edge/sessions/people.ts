import type { GuildBots } from './guild-bots.ts'
import type { Sights } from './guild-sights.ts'
import type { PersonGuilds } from './person-guilds.ts'
import type { SessionTokens } from './session-tokens.ts'

/** The parts that the routes about the person need, besides the database. */
export interface People {
  guilds: PersonGuilds
  tokens: SessionTokens
  sights: Sights
  bots: GuildBots
  /** Revokes all of a person's tokens at Discord. @throws where Discord does not answer */
  revoke(accessToken: string): Promise<void>
  /** Where avatars and icons are, without a path. */
  cdnUrl: string
  /** Discord's page that adds the bot to a server. */
  inviteUrl: string
}
