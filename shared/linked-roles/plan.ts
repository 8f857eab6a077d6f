import { DAY_MS } from '../levelling/day.ts'
import { connectionOf, highestStanding, type LinkedStanding, type RoleConnection } from './connection.ts'

/** What is known about a link. Times are milliseconds since 1970. */
export interface LinkFacts {
  /** Null where the owner has deleted the bot or has switched linked roles off. */
  bot: {
    name: string
    /** Whether the bot is paused because its owner no longer has premium. */
    isPaused: boolean
  } | null
  /** Whether the bot is in any server. */
  isInGuild: boolean
  /** The member's standings in the servers of the bot that the member has not left. */
  standings: readonly LinkedStanding[]
  /** Whether the member has left a server of the bot. */
  hasLeft: boolean
  createdAt: number
}

/** What to do about a link: tell Discord something, or end it. */
export type LinkPlan =
  | { do: 'send'; connection: RoleConnection }
  | { do: 'end'; why: 'off' | 'paused' | 'left' | 'unused' }

/** For this time, a link stays although the bot is in no server: the gateway may not have seen a new bot in its servers yet. */
const SETTLES_MS = DAY_MS
/** For this time, a link stays although the person has no standing in any server of the bot. */
const UNUSED_MS = 30 * DAY_MS

/** Decides what to do about a link. */
export function planLink({ bot, isInGuild, standings, hasLeft, createdAt }: LinkFacts, now: number): LinkPlan {
  if (bot === null) return { do: 'end', why: 'off' }
  if (bot.isPaused) return { do: 'end', why: 'paused' }
  if (!isInGuild && now - createdAt >= SETTLES_MS) return { do: 'end', why: 'left' }
  if (standings.length === 0 && hasLeft) return { do: 'end', why: 'left' }
  if (standings.length === 0 && now - createdAt >= UNUSED_MS) return { do: 'end', why: 'unused' }
  return { do: 'send', connection: connectionOf(bot.name, highestStanding(standings)) }
}
