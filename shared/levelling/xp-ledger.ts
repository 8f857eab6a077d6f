import type { Snowflake } from '../discord/snowflake.ts'
import { type Curve, DEFAULT_CURVE, levelAt, MAX_XP } from './curve.ts'
import { DAY_MS } from './day.ts'
import type { MemberKey } from './member-key.ts'
import { MemberMap } from './member-map.ts'
import type { Total } from './xp-change.ts'

/** Why a member got or lost XP, apart from messages. At most 24 characters each. */
export const XP_SOURCES = [
  'voice',
  'reaction-given',
  'reaction-received',
  'admin',
  'decay',
  /** A season has ended, and all members begin anew. */
  'season',
  /** From a file of another bot. */
  'import',
  /** An admin has reset or given XP of many members at once. */
  'bulk',
  /** Reverses another row. */
  'reversal',
  /** The sum of a member's old rows. */
  'opening',
] as const

export type XpSource = (typeof XP_SOURCES)[number]

/** The sources of XP that members earn by their own activity. */
export const EARNED_SOURCES = ['voice', 'reaction-given', 'reaction-received'] as const satisfies readonly XpSource[]

export type EarnedSource = (typeof EARNED_SOURCES)[number]

/** Whether XP from a source shows that the member is active. Such a member is not silent, and loses no XP by decay. */
export const isEarned = (source: XpSource): source is EarnedSource => EARNED_SOURCES.some((each) => each === source)

/** Identifies a row among those of a member. */
export interface EntryName {
  source: XpSource
  /** 1 to 64 printable ASCII characters. */
  key: string
}

/** An entry's name as one text, as rows that reverse others store it. */
export const entryNameText = ({ source, key }: EntryName): string => `${source}:${key}`

/** Why the caller of `award` gives a member nothing. */
export type AwardRefusal = 'left' | 'opted-out' | 'ignored'

/** XP for one member. A second request with the same member, source and key changes nothing. */
export interface AwardRequest extends MemberKey, EntryName {
  /** Whole number; negative to take XP. */
  amount: number
  /** When it was earned, milliseconds since 1970. */
  at: number
  /** The person who caused it. */
  actorId?: Snowflake | null | undefined
  /** At most 512 characters; a longer one is cut. */
  reason?: string | null | undefined
  /** The row that this request reverses. */
  reverses?: EntryName | null | undefined
  /** Where a level-up may be announced. */
  channelId?: Snowflake | null | undefined
  /** Whether a level-up is announced. */
  announces?: boolean | undefined
  /** The caller has found that the member gets nothing. The result repeats it, so that a list has one result for each member. */
  refused?: AwardRefusal | undefined
}

/** A row of the ledger. */
export interface LedgerEntry extends MemberKey, EntryName {
  /** The XP that was really added; negative where XP was taken. */
  amount: number
  at: number
  actorId: Snowflake | null
  reason: string | null
  /** As `entryNameText` writes it. */
  reverses: string | null
}

/**
 * - `awarded`: the whole amount was added.
 * - `capped`: less was added, because a total ends at 0 and at `MAX_XP`.
 * - `already`: an earlier request had the same member, source and key.
 * - `too-old`: it was earned so long ago that rows of that time are no longer kept apart.
 * - `left`, `opted-out`, `ignored`: as the request says; `ignored` also where the guild is unknown.
 */
export type AwardOutcome = 'awarded' | 'capped' | 'already' | 'too-old' | AwardRefusal

export interface AwardResult {
  outcome: AwardOutcome
  before: Total
  after: Total
}

/** A member's rows older than this are combined into one. */
export const ENTRIES_KEPT_MS = 90 * DAY_MS

/** The width of the column `reason`, in characters. */
const LONGEST_REASON = 512
const KEY = /^[!-~]+$/
const LONGEST_KEY = 64
/** The key of a reversal holds a source and a key. */
const LONGEST_REVERSAL_KEY = 96

/** @throws RangeError for a request that no row can hold */
export function checkRequest({ amount, source, key, at }: AwardRequest): void {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an award needs a whole amount')
  if (!Number.isSafeInteger(at)) throw new RangeError('an award needs a time in whole milliseconds')
  const longest = source === 'reversal' ? LONGEST_REVERSAL_KEY : LONGEST_KEY
  if (!KEY.test(key) || key.length > longest)
    throw new RangeError(`the key of an award is 1 to ${longest} printable ASCII characters`)
}

/** The row for a request. @param amount what was really added */
export const entryFor = (request: AwardRequest, amount: number): LedgerEntry => ({
  guildId: request.guildId,
  userId: request.userId,
  source: request.source,
  key: request.key,
  amount,
  at: request.at,
  actorId: request.actorId ?? null,
  reason: request.reason?.slice(0, LONGEST_REASON) || null,
  reverses: request.reverses ? entryNameText(request.reverses) : null,
})

/** A member's total as it is stored. */
export interface MemberTotal extends MemberKey {
  total: Total
}

/** The effect of the requests on one member. */
export interface AwardedMember extends MemberKey {
  /** As it was stored, where the level may be that of an earlier curve. */
  stored: Total
  before: Total
  after: Total
  entries: LedgerEntry[]
  /** The level-up to announce; null for none. */
  announced: { level: number; channelId: Snowflake | null } | null
}

export interface Awards {
  /** One for each request, in the same order. */
  results: AwardResult[]
  /** Members who get at least one row. */
  members: AwardedMember[]
}

/** The facts that decide about requests, besides the requests themselves. */
export interface AwardFacts {
  /** The locked totals of all members of the requests. */
  totals: readonly MemberTotal[]
  /** Whether a row with this name exists. */
  isWritten(request: AwardRequest): boolean
  /** The guild's curve; null where the guild is unknown. */
  curveOf(guildId: Snowflake): Curve | null
  /** Milliseconds since 1970. */
  now: number
}

const NOBODY: Total = { xp: 0, level: 0 }

/** Applies requests in their order. */
export function applyAwards(requests: readonly AwardRequest[], facts: AwardFacts): Awards {
  const levelOf = (guildId: Snowflake, xp: number): number => levelAt(xp, facts.curveOf(guildId) ?? DEFAULT_CURVE)
  const members = new MemberMap<AwardedMember>()
  for (const { guildId, userId, total } of facts.totals) {
    const before = { xp: total.xp, level: levelOf(guildId, total.xp) }
    const member = { guildId, userId, stored: total, before, after: before, entries: [], announced: null }
    members.set(guildId, userId, member)
  }
  const changed = new Set<AwardedMember>()
  const results = requests.map((request): AwardResult => {
    const member = members.get(request.guildId, request.userId)
    const before = member?.after ?? NOBODY
    const refusal = member === undefined ? (request.refused ?? 'ignored') : refusalOf(request, member, facts)
    if (member === undefined || refusal !== null) return { outcome: refusal ?? 'ignored', before, after: before }
    const xp = Math.min(MAX_XP, Math.max(0, before.xp + request.amount))
    const after = { xp, level: levelOf(request.guildId, xp) }
    member.after = after
    member.entries.push(entryFor(request, xp - before.xp))
    if (request.announces && after.level > before.level)
      member.announced = { level: after.level, channelId: request.channelId ?? null }
    changed.add(member)
    return { outcome: xp - before.xp === request.amount ? 'awarded' : 'capped', before, after }
  })
  for (const member of changed) {
    const { before, after, announced } = member
    // A later request may have taken levels again.
    if (announced !== null) member.announced = after.level > before.level ? { ...announced, level: after.level } : null
  }
  return { results, members: [...changed] }
}

function refusalOf(
  request: AwardRequest,
  { entries }: AwardedMember,
  { isWritten, curveOf, now }: AwardFacts,
): AwardOutcome | null {
  if (request.refused) return request.refused
  if (curveOf(request.guildId) === null) return 'ignored'
  if (request.at < now - ENTRIES_KEPT_MS) return 'too-old'
  const isSame = ({ source, key }: LedgerEntry): boolean => source === request.source && key === request.key
  return isWritten(request) || entries.some(isSame) ? 'already' : null
}
