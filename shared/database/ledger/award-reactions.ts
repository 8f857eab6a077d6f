import type { Snowflake } from '../../discord/snowflake.ts'
import { isUncounted } from '../../levelling/counting.ts'
import { capDay } from '../../levelling/daily-cap.ts'
import { dayOf } from '../../levelling/day.ts'
import { memberKeyText } from '../../levelling/member-key.ts'
import { eachOnce } from '../../levelling/member-map.ts'
import type { AwardRequest } from '../../levelling/xp-ledger.ts'
import { lockStandings } from '../members/standings.ts'
import { usersById } from '../members/users.ts'
import type { Queries } from '../queries.ts'
import { award, type RulesOf } from './award.ts'
import { earningDays, type MemberDay, memberDayKey, writeEarningDays } from './earning-days.ts'
import { findWritten } from './entries.ts'

/** A reaction in a channel where its giver may earn. */
export interface RewardedReaction {
  messageId: Snowflake
  guildId: Snowflake
  channelId: Snowflake
  giverId: Snowflake
  /** The author of the message. */
  authorId: Snowflake
  /** Milliseconds since 1970. */
  at: number
  /** The guild's factors for the giver and for the author, 0 or more. */
  factors: { given: number; received: number }
}

/**
 * How often each outcome occurred. `unknown-author`: the author is a bot, or a member whom our bot has not stored yet.
 * `worthless`: the guild's factor makes the XP 0. `uncounted`: the member is not counted.
 */
type ReactionCounts = Record<
  'given' | 'received' | 'already' | 'capped' | 'unknown-author' | 'worthless' | 'uncounted',
  number
>

export interface RewardedReactions {
  counts: ReactionCounts
  xp: { given: number; received: number }
  levelUps: number
}

const SOURCES = ['reaction-given', 'reaction-received'] as const

/** XP that a member may earn by a reaction. */
interface Claim extends AwardRequest {
  source: (typeof SOURCES)[number]
  /** The most in a day. */
  cap: number
}

/**
 * Awards XP for reactions to those who gave them and to the authors of the messages, each once for each message and giver,
 * up to the daily caps. Call it inside a READ COMMITTED transaction. It locks the members before it reads what they have
 * earned, so that the caps hold exactly, however many processes award at the same time.
 * @param now milliseconds since 1970
 */
export async function awardReactions(
  trx: Queries,
  reactions: readonly RewardedReaction[],
  rulesOf: RulesOf,
  now: number,
): Promise<RewardedReactions> {
  const counts: ReactionCounts = {
    given: 0,
    received: 0,
    already: 0,
    capped: 0,
    'unknown-author': 0,
    worthless: 0,
    uncounted: 0,
  }
  const xp = { given: 0, received: 0 }
  // Only people are stored as users, and Discord's event does not say whether the author is a bot.
  const authorIds = new Set(reactions.map(({ authorId }) => authorId))
  const people = await usersById(trx, [...authorIds])
  const ofPeople = reactions.filter(({ authorId }) => people.has(authorId))
  counts['unknown-author'] = reactions.length - ofPeople.length
  const claims = ofPeople.flatMap((reaction) => claimsOf(reaction, rulesOf))
  const valuable = claims.filter(({ amount }) => amount > 0)
  counts.worthless = claims.length - valuable.length
  const { kept, days } = await withinCaps(trx, valuable, counts)
  const results = await award(trx, kept, rulesOf, now)
  await writeEarningDays(trx, days)
  for (const [nth, { source }] of kept.entries()) {
    const result = results[nth]
    const kind = source === 'reaction-given' ? 'given' : 'received'
    counts[kind]++
    if (result !== undefined) xp[kind] += result.after.xp - result.before.xp
  }
  const levelUps = results.filter(({ before, after }) => after.level > before.level).length
  return { counts, xp, levelUps }
}

function claimsOf(reaction: RewardedReaction, rulesOf: RulesOf): Claim[] {
  const { messageId, guildId, channelId, giverId, authorId, at, factors } = reaction
  const settings = rulesOf(guildId)?.settings
  if (settings === undefined) return []
  const common = { guildId, at, channelId, announces: true }
  const claims: Claim[] = []
  if (settings.reactionGivenXp > 0) {
    const [amount, cap] = [Math.round(settings.reactionGivenXp * factors.given), settings.reactionGivenCap]
    claims.push({ ...common, userId: giverId, source: 'reaction-given', key: messageId, amount, cap })
  }
  if (settings.reactionReceivedXp > 0) {
    const [amount, cap] = [Math.round(settings.reactionReceivedXp * factors.received), settings.reactionReceivedCap]
    const key = `${messageId}:${giverId}`
    claims.push({ ...common, userId: authorId, source: 'reaction-received', key, amount, cap })
  }
  return claims
}

/** Locks the members, leaves out what was awarded before, and cuts the rest to the daily caps. */
async function withinCaps(
  trx: Queries,
  claims: readonly Claim[],
  counts: ReactionCounts,
): Promise<{ kept: Claim[]; days: MemberDay[] }> {
  const keys = eachOnce(claims)
  const locked = await lockStandings(trx, keys)
  const earnsAfter = new Map(locked.map((member) => [memberKeyText(member.guildId, member.userId), member.earnsAfter]))
  const isWritten = await findWritten(trx, claims)
  const before = await earningDays(trx, keys, SOURCES)
  const [kept, days, seen] = [[] as Claim[], new Map<string, MemberDay>(), new Set<string>()]
  for (const claim of claims) {
    const dayKey = memberDayKey(claim)
    const name = `${dayKey}:${claim.key}`
    if (seen.has(name) || isWritten(claim)) {
      counts.already++
      continue
    }
    const { guildId, userId, source, at, amount, cap } = claim
    if (isUncounted(earnsAfter.get(memberKeyText(guildId, userId)) ?? 0, at)) {
      counts.uncounted++
      continue
    }
    const { xp, after } = capDay(days.get(dayKey) ?? before.get(dayKey) ?? null, dayOf(at), amount, cap)
    if (xp === 0) {
      counts.capped++
      continue
    }
    seen.add(name)
    days.set(dayKey, { guildId, userId, source, ...after })
    kept.push({ ...claim, amount: xp })
  }
  return { kept, days: [...days.values()] }
}
