import type { GuildRules } from '../../shared/database/guilds/guilds.ts'
import type { NewJob } from '../../shared/database/jobs/jobs.ts'
import { countedLevel, type LevelMove } from '../../shared/database/members/level-counts.ts'
import type { MessageLog } from '../../shared/database/members/message-logs.ts'
import { type RangeMove, rangeMoves } from '../../shared/database/members/range-counts.ts'
import type { LockedStanding, MemberStanding } from '../../shared/database/members/standings.ts'
import type { NewUser } from '../../shared/database/members/users.ts'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import { award, NEWCOMER } from '../../shared/levelling/award.ts'
import { isUncounted, UNCOUNTED } from '../../shared/levelling/counting.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { earningFactor, effectOf, type FactorEffect, hasFactors } from '../../shared/levelling/earning-factor.ts'
import type { MemberKey } from '../../shared/levelling/member-key.ts'
import { MemberMap } from '../../shared/levelling/member-map.ts'
import { type PeriodStart, periodStart, startsDay } from '../../shared/levelling/period.ts'
import { xpRangeOf } from '../../shared/levelling/xp-range.ts'
import { includesEvent } from '../../shared/webhooks/events.ts'
import type { EarningMessage } from '../bus/entry.ts'

/** The path of a message's channel: the thread, its channel and the category. Undefined if no rule needs it. */
export type PathOf = (messageId: Snowflake) => readonly Snowflake[] | undefined

/** The rules of a guild; undefined where they are not known. */
export type RulesOf = (guildId: Snowflake) => GuildRules | undefined

/** A member who wrote messages of the batch. */
interface SeenMember extends MemberStanding {
  /** The time of the newest of these messages, milliseconds since 1970. */
  upTo: number
}

/** The result of a batch of messages: pure, so that the transaction around it only reads and writes. */
export interface Outcome {
  /** Members with new standings. */
  changed: MemberStanding[]
  /** What each message earned. */
  awards: MessageLog[]
  jobs: NewJob[]
  /** Members whose first XP of a day is in the batch. */
  starts: PeriodStart[]
  /** Members who passed from one level to another, or have their first XP. */
  moves: LevelMove[]
  /** Members who passed from one range of XP to another, in guilds that count members per range. */
  rangeMoves: RangeMove[]
  levelUps: number
  /** Messages that earned in guilds with multipliers or boosts, by what these did to their XP. */
  effects: Record<FactorEffect, number>
  /** Messages that the stored cooldown refuses, because the member had earned too recently. */
  refused: number
  /** Messages of members who were not counted when they wrote them. */
  uncounted: number
  /** Members without XP whose messages here are older than their deletion. */
  forgotten: MemberKey[]
  /** Members with their first XP since their deletion. Their names must be stored again, also where this process has stored them before. */
  returned: NewUser[]
  /** Every member who wrote a message, with the standing after the batch. */
  seen: SeenMember[]
}

/** A member while the batch is applied; `standing` and `upTo` move with each message. */
interface Member extends SeenMember {
  earnsAfter: number
  isChanged: boolean
  isSeen: boolean
  /** The start of the newest day whose first XP is in the batch. */
  start: PeriodStart | null
  /** The message that reached the highest level of the batch. */
  levelUp: EarningMessage | null
  /** The level before the first level-up of the batch. */
  previous: number
}

/**
 * Applies messages, in the order in which they came, to the locked standings.
 * @param messages each from a guild that `rulesOf` knows
 * @param pathOf has the path of each message in a guild with multipliers of channels
 */
export function applyMessages(
  messages: readonly EarningMessage[],
  locked: readonly LockedStanding[],
  rulesOf: RulesOf,
  pathOf: PathOf = () => undefined,
): Outcome {
  const members = membersOf(locked)
  const outcome: Outcome = {
    ...{ changed: [], awards: [], jobs: [], starts: [], moves: [], rangeMoves: [] },
    ...{ seen: [], forgotten: [], returned: [] },
    ...{ levelUps: 0, refused: 0, uncounted: 0, effects: { raised: 0, lowered: 0, unchanged: 0, nothing: 0 } },
  }
  const [levelUps, started, passedOver, joined]: [Member[], Member[], Member[], Member[]] = [[], [], [], []]
  for (const message of messages) {
    const { guildId, author } = message
    const rules = rulesOf(guildId)
    if (rules === undefined) continue
    const member =
      members.get(guildId, author.id) ?? newMember({ guildId, userId: author.id, standing: NEWCOMER, earnsAfter: 0 })
    if (!member.isSeen) {
      member.isSeen = true
      members.set(guildId, author.id, member)
      outcome.seen.push(member)
    }
    if (isUncounted(member.earnsAfter, snowflakeTime(message.id))) {
      passOver(member, snowflakeTime(message.id))
      passedOver.push(member)
      outcome.uncounted++
      continue
    }
    const factor = factorOf(message, rules, pathOf)
    const result = award(member.standing, message.id, rules.settings, rules.curve, factor)
    const at = result.ok ? result.after.lastXpAt : snowflakeTime(message.id)
    member.upTo = Math.max(member.upTo, at)
    if (!result.ok) {
      outcome.refused++
      continue
    }
    const { before, after } = result
    member.standing = after
    if (member.earnsAfter > 0 && before.lastXpAt === null) outcome.returned.push(author)
    if (hasFactors(rules)) outcome.effects[effectOf(factor, rules.settings.xpRate)]++
    if (startsDay(before.lastXpAt, at)) {
      if (member.start === null) started.push(member)
      member.start = periodStart(member.start, member, at, before.xp)
    }
    if (!member.isChanged) {
      member.isChanged = true
      outcome.changed.push(member)
    }
    outcome.awards.push(logOf(message, result.xp, at))
    const [from, to] = [countedLevel(before), countedLevel(after)]
    if (from !== to) outcome.moves.push({ guildId, from, to })
    if (from === null && includesEvent(rules.webhookEvents, 'board.joined')) joined.push(member)
    if (rules.settings.xpRangesFrom !== null) {
      const range = { guildId, from: xpRangeOf(before, author.id), to: xpRangeOf(after, author.id) }
      outcome.rangeMoves.push(...rangeMoves(range))
    }
    // Not the stored level: after a change of the curve, that one is written later.
    const previous = levelAt(before.xp, rules.curve)
    if (after.level > previous) {
      if (member.levelUp === null) {
        levelUps.push(member)
        member.previous = previous
      }
      member.levelUp = message
    }
  }
  outcome.forgotten = passedOver.filter(({ earnsAfter, standing }) => earnsAfter !== UNCOUNTED && standing.xp === 0)
  outcome.levelUps = levelUps.length
  outcome.starts = started.flatMap(({ start }) => start ?? [])
  outcome.jobs = levelUps.flatMap((member) => jobsOfLevelUp(member, rulesOf))
  outcome.jobs.push(...joined.map(jobOfJoining))
  return outcome
}

const factorOf = ({ id, channelId, roleIds }: EarningMessage, rules: GuildRules, pathOf: PathOf): number =>
  hasFactors(rules)
    ? earningFactor(rules, { channelPath: pathOf(id) ?? [channelId], roleIds, at: snowflakeTime(id) })
    : rules.settings.xpRate

/** Leaves out a message of a member who was not counted when it was written. */
function passOver(member: Member, at: number): void {
  member.upTo = Math.max(member.upTo, at)
  // The stored row stays as it is. Only the cooldown in memory changes, and refuses the next messages without a read of the row.
  if (member.earnsAfter === UNCOUNTED) member.standing = { ...member.standing, lastXpAt: at }
}

const newMember = ({ guildId, userId, standing, earnsAfter }: LockedStanding): Member => ({
  guildId,
  userId,
  standing,
  earnsAfter,
  upTo: 0,
  isChanged: false,
  isSeen: false,
  start: null,
  levelUp: null,
  previous: 0,
})

function membersOf(locked: readonly LockedStanding[]): MemberMap<Member> {
  const members = new MemberMap<Member>()
  for (const member of locked) members.set(member.guildId, member.userId, newMember(member))
  return members
}

const logOf = ({ id: messageId, guildId, channelId, author }: EarningMessage, xp: number, at: number): MessageLog => ({
  messageId,
  guildId,
  userId: author.id,
  channelId,
  xp,
  createdAt: at,
})

function jobsOfLevelUp({ guildId, userId, standing, previous, levelUp: message }: Member, rulesOf: RulesOf): NewJob[] {
  const rules = rulesOf(guildId)
  if (rules === undefined || message === null) return []
  const jobs: NewJob[] = []
  const traced = message.trace === undefined ? {} : { trace: message.trace }
  if (rules.levelRoles.length > 0) jobs.push({ kind: 'member-roles', guildId, userId, payload: {}, ...traced })
  if (rules.settings.notificationType !== 'disable') {
    const payload = { level: standing.level, previous, channelId: message.channelId, messageId: message.id }
    jobs.push({ kind: 'level-up', guildId, userId, payload, ...traced })
  }
  if (rules.hasLinks) jobs.push({ kind: 'linked-role', guildId, userId, payload: {}, ...traced })
  if (includesEvent(rules.webhookEvents, 'level.up')) {
    const { channelId, id: messageId } = message
    const data = { guildId, userId, level: standing.level, previousLevel: previous, channelId, messageId }
    jobs.push({ kind: 'member-event', guildId, userId, payload: { event: { type: 'level.up', data } }, ...traced })
  }
  return jobs
}

const jobOfJoining = ({ guildId, userId }: MemberKey): NewJob => ({
  ...{ kind: 'member-event', guildId, userId },
  payload: { event: { type: 'board.joined', data: { guildId, userId } } },
})

/** A member who joins a guild, or comes back, gets the roles of the level held. In most guilds, level 0 has no role. */
export function jobsOfReturn(
  joined: readonly MemberKey[],
  locked: readonly LockedStanding[],
  rulesOf: RulesOf,
): NewJob[] {
  if (joined.length === 0) return []
  const members = membersOf(locked)
  return joined
    .filter(({ guildId, userId }) => {
      const rules = rulesOf(guildId)
      if (rules === undefined || rules.levelRoles.length === 0) return false
      const level = levelAt(members.get(guildId, userId)?.standing.xp ?? 0, rules.curve)
      return level > 0 || rules.levelRoles.some((role) => role.level === 0)
    })
    .map(({ guildId, userId }) => ({ kind: 'member-roles', guildId, userId, payload: {} }))
}
