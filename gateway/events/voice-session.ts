import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { VoiceState } from '../../shared/levelling/voice.ts'

/** A member's state without their id. */
export type Known = Omit<VoiceState, 'userId'>

/** The members in voice in one server, without bots. */
export interface ListedGuild {
  /** Since when a session has received every event of the server, milliseconds since 1970. */
  since: number
  members: Map<Snowflake, Known>
  /** The names that came with Discord's list, until they are written. */
  users: readonly NewUser[]
  /** Whether members may have been written. If so, their stays must be ended when XP for voice is turned off. */
  isWritten: boolean
  /** Whether a confirmation has waited for the rules. */
  hasWaited: boolean
  /** When the next confirmation is due, milliseconds since 1970. */
  dueAt: number
}

/** The servers of one shard's session. */
export interface VoiceSession {
  /** When this process identified; null for a resumed session, whose servers are read from the database. */
  identifiedAt: number | null
  guilds: Map<Snowflake, ListedGuild>
  /** The AFK channels of the servers that have one. */
  afk: Map<Snowflake, Snowflake>
}

export const newSession = (identifiedAt: number | null): VoiceSession => ({
  identifiedAt,
  guilds: new Map(),
  afk: new Map(),
})

/**
 * Begins the list of a server that Discord listed without members in voice.
 * @returns null for a resumed session, which has no whole list
 */
export function beginGuild(
  { identifiedAt, guilds }: VoiceSession,
  guildId: Snowflake,
  { channelId }: VoiceState,
): ListedGuild | null {
  if (identifiedAt === null) return null
  const nobody = { members: new Map(), users: [], isWritten: false, hasWaited: false, dueAt: 0 }
  const guild: ListedGuild = { since: identifiedAt, ...nobody }
  if (channelId !== null) guilds.set(guildId, guild)
  return guild
}

/** Remembers the AFK channel of a server. @param afkChannelId null if the server has none */
export function noteAfk({ afk }: VoiceSession, guildId: Snowflake, afkChannelId: Snowflake | null): void {
  if (afkChannelId === null) afk.delete(guildId)
  else afk.set(guildId, afkChannelId)
}
