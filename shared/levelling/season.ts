import type { Snowflake } from '../discord/snowflake.ts'
import { DAY_MS, MINUTE_MS } from './day.ts'

/**
 * - `starting`: the XP that members had at the start is being stored.
 * - `running`: members earn XP in it.
 * - `ending`: what each member earned in it is being stored.
 * - `ended`: it is an archive.
 * - `undoing`: its end is being undone; afterwards it is `running` again.
 */
export const SEASON_STATES = ['starting', 'running', 'ending', 'ended', 'undoing'] as const
export type SeasonState = (typeof SEASON_STATES)[number]

/** The most members that an announcement names as winners, and that get the role. */
export const MOST_WINNERS = 10
export const DEFAULT_WINNERS = 3
/** In characters. */
export const LONGEST_SEASON_NAME = 50
/** How long the end of a season can be undone. */
export const UNDO_MS = 30 * DAY_MS
/** The least and the most time from now to a planned end. */
const LEAST_AHEAD_MS = MINUTE_MS
const MOST_AHEAD_MS = 366 * DAY_MS

/** What an admin chooses for a season. */
export interface SeasonOptions {
  /** Empty where the admin gave it no name. */
  name: string
  /** The planned end, milliseconds since 1970; null where an admin ends it. */
  endsAt: number | null
  /** Whether all members start again at 0 XP when it has ended. */
  startsAnew: boolean
  /** How many members win, 1 to `MOST_WINNERS`. */
  winners: number
  /** The role of the winners; null for none. */
  roleId: Snowflake | null
  /** Where the winners are announced; null for nowhere. */
  channelId: Snowflake | null
}

/** A member who won a season, with the XP earned in it. */
export interface Winner {
  userId: Snowflake
  xp: number
}

/** A season as it is stored. */
export interface Season extends SeasonOptions {
  /** Counted from 1 in each guild. */
  number: number
  state: SeasonState
  startedAt: number
  /** Null before its end. */
  endedAt: number | null
  /** Members with XP in it; while it starts, ends or is undone, the members that are done. */
  members: number
  /** Members up to this id are done. */
  cursor: Snowflake
  /** Empty before its end. */
  won: readonly Winner[]
  /** The members who have the role from this season. */
  holderIds: readonly Snowflake[]
}

/** The XP that a member earned in a season. @param start the member's XP when it began @param end and when it ended */
export const seasonXp = (start: number, end: number): number => Math.max(0, end - start)

/** The key of the ledger's rows that set members back to 0 XP. Each end of a season has its own key, because an end can be undone. */
export const seasonKey = (number: number, endedAt: number): string => `${number}.${endedAt}`

export type EndTimeProblem = 'past' | 'too-far'

/** Why a season cannot be planned to end at this time; null where it can. Both in milliseconds since 1970. */
export function endTimeProblem(endsAt: number, now: number): EndTimeProblem | null {
  if (endsAt < now + LEAST_AHEAD_MS) return 'past'
  return endsAt > now + MOST_AHEAD_MS ? 'too-far' : null
}

export type UndoProblem = 'none' | 'running' | 'too-late'

/**
 * The season whose end can be undone: the newest, if no later one has begun and it ended within `UNDO_MS`.
 * @param seasons the newest first @param now milliseconds since 1970
 */
export function undoable<Each extends Pick<Season, 'state' | 'endedAt'>>(
  seasons: readonly Each[],
  now: number,
): Each | UndoProblem {
  const [newest] = seasons
  if (newest === undefined) return 'none'
  if (newest.state !== 'ended' || newest.endedAt === null) return 'running'
  return now - newest.endedAt > UNDO_MS ? 'too-late' : newest
}

/** A role to give to a member, or to take. */
export interface RoleStep {
  userId: Snowflake
  roleId: Snowflake
}

/** Changes of roles. After them, only the winners of the newest ended season have the role of their season. */
export interface WinnerRoles {
  take: readonly RoleStep[]
  give: readonly RoleStep[]
  /** The members who have each season's role afterwards, by number; only of seasons where that changes. */
  holders: ReadonlyMap<number, readonly Snowflake[]>
}

type RoleSeason = Pick<Season, 'number' | 'state' | 'roleId' | 'won' | 'holderIds'>

/** Decides which roles to give and to take. @param seasons all seasons of a guild, in any order */
export function winnerRoles(seasons: readonly RoleSeason[]): WinnerRoles {
  const ended = seasons.filter(({ state }) => state === 'ended').sort((a, b) => b.number - a.number)
  const newest = ended[0] ?? null
  const winners = newest?.roleId == null ? [] : newest.won.map(({ userId }) => userId)
  const take: RoleStep[] = []
  const holders = new Map<number, readonly Snowflake[]>()
  for (const { number, roleId, holderIds } of seasons) {
    if (roleId === null || holderIds.length === 0) continue
    const lost = holderIds.filter((userId) => roleId !== newest?.roleId || !winners.includes(userId))
    take.push(...lost.map((userId) => ({ userId, roleId })))
    if (number !== newest?.number) holders.set(number, [])
  }
  const roleId = newest?.roleId ?? null
  if (newest === null || roleId === null) return { take, give: [], holders }
  holders.set(newest.number, winners)
  return { take, give: winners.map((userId) => ({ userId, roleId })), holders }
}

/** Members read to find winners, so that members who left the server can be passed over. */
export const candidatesFor = (winners: number): number => winners + 15

/**
 * Chooses the winners of a season: the members with the most XP who are in the server. This is the only place that decides.
 * @param ranked members whom leaderboards show, the most XP first; equal XP: older account first
 * @param isPresent whether a member is still in the server
 */
export async function chooseWinners(
  ranked: readonly Winner[],
  most: number,
  isPresent: (userId: Snowflake) => Promise<boolean>,
): Promise<Winner[]> {
  const winners: Winner[] = []
  for (const member of ranked) {
    if (winners.length === most) break
    if (member.xp > 0 && (await isPresent(member.userId))) winners.push(member)
  }
  return winners
}
