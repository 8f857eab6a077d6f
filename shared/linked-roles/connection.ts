import { plainName } from '../discord/name.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** What a member has reached in a server. */
export interface LinkedStanding {
  guildId: Snowflake
  guildName: string
  level: number
  /** The total, a whole number >= 0. */
  xp: number
  /** Messages that earned XP. */
  messages: number
}

/** What Discord is told about a member. https://discord.com/developers/docs/resources/user#application-role-connection-object */
export interface RoleConnection {
  platform_name: string | null
  platform_username: string | null
  /** A text for each record, by its key. */
  metadata: Readonly<Record<string, string>>
}

const LONGEST_NAME = 50
const LONGEST_USERNAME = 100
/** The largest number that Discord accepts: its integers have 32 bits. */
const MOST = 2 ** 31 - 1

const number = (value: number): string => String(Math.min(MOST, Math.max(0, Math.trunc(value))))

/**
 * The standing that Discord is told for a bot in several servers: the highest level, and at the same level the most XP. Discord
 * stores one connection for each application, not one for each server.
 */
export const highestStanding = (standings: readonly LinkedStanding[]): LinkedStanding | null =>
  standings.reduce<LinkedStanding | null>(
    (best, one) =>
      best === null || one.level > best.level || (one.level === best.level && one.xp > best.xp) ? one : best,
    null,
  )

/** What Discord is told about a member with this standing; null for a member without XP. */
export function connectionOf(botName: string, standing: LinkedStanding | null): RoleConnection {
  const { level = 0, xp = 0, messages = 0, guildName = '' } = standing ?? {}
  const server = plainName(guildName, LONGEST_USERNAME)
  return {
    platform_name: plainName(botName, LONGEST_NAME)?.slice(0, LONGEST_NAME) ?? 'Prosperity',
    platform_username: server?.slice(0, LONGEST_USERNAME) ?? null,
    metadata: { level: number(level), xp: number(xp), messages: number(messages) },
  }
}

/**
 * The path of the request, with a member's token, that tells Discord about the member.
 * https://discord.com/developers/docs/resources/user#update-current-user-application-role-connection
 */
export const connectionPath = (botId: Snowflake): string => `/users/@me/applications/${botId}/role-connection`

/** What Discord is told when a link ends: no facts. Discord then takes the linked roles that ask for a fact. */
export const NO_CONNECTION: RoleConnection = { platform_name: null, platform_username: null, metadata: {} }
