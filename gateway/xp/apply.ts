import type { GuildRules } from '../../shared/database/guilds/guilds.ts'
import type { NewJob } from '../../shared/database/jobs/jobs.ts'
import { countedLevel, type LevelMove } from '../../shared/database/members/level-counts.ts'
import type { MemberStanding } from '../../shared/database/members/standings.ts'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import { award, NEWCOMER, type Standing } from '../../shared/levelling/award.ts'
import { type MemberKey, memberKeyText } from '../../shared/levelling/member-key.ts'
import type { EarningMessage } from './entry.ts'

interface LoggedAward {
  message: EarningMessage
  xp: number
  at: number
}

/** What a batch of messages comes to: pure, so that the transaction around it only reads and writes. */
export interface Outcome {
  changed: MemberStanding[]
  awards: LoggedAward[]
  jobs: NewJob[]
  /** Who passed from one level to another, or has the first XP. */
  moves: LevelMove[]
  levelUps: number
  /** Messages whose member had earned too recently after all. */
  refused: number
  /** Everybody who said something, as they stand now. */
  seen: MemberStanding[]
}

/**
 * Applies messages, in the order they came, to the locked standings.
 * @param messages each from a guild that `rulesOf` knows
 */
export function applyMessages(
  messages: readonly EarningMessage[],
  locked: readonly MemberStanding[],
  rulesOf: (guildId: Snowflake) => GuildRules | undefined,
): Outcome {
  const standings = new Map(locked.map((member) => [memberKeyText(member.guildId, member.userId), member.standing]))
  const changed = new Map<string, MemberStanding>()
  const seen = new Map<string, MemberStanding>()
  const levelUps = new Map<string, { message: EarningMessage; level: number }>()
  const outcome: Outcome = {
    changed: [],
    awards: [],
    jobs: [],
    moves: [],
    levelUps: 0,
    refused: 0,
    seen: [],
  }

  for (const message of messages) {
    const rules = rulesOf(message.guildId)
    if (rules === undefined) continue
    const key = memberKeyText(message.guildId, message.author.id)
    const before = standings.get(key) ?? NEWCOMER
    seen.set(key, { guildId: message.guildId, userId: message.author.id, standing: before })
    const { xpRate, xpDelaySeconds } = rules.settings
    const result = award(before, message.id, { xpRate, xpDelaySeconds })
    if (!result.ok) {
      outcome.refused++
      continue
    }
    const after = { guildId: message.guildId, userId: message.author.id, standing: result.after }
    standings.set(key, result.after)
    changed.set(key, after)
    seen.set(key, after)
    outcome.awards.push({ message, xp: result.xp, at: snowflakeTime(message.id) })
    const move = { guildId: message.guildId, from: countedLevel(before), to: countedLevel(result.after) }
    if (move.from !== move.to) outcome.moves.push(move)
    if (result.after.level > before.level) levelUps.set(key, { message, level: result.after.level })
  }

  outcome.changed = [...changed.values()]
  outcome.seen = [...seen.values()]
  outcome.levelUps = levelUps.size
  outcome.jobs = [...levelUps.values()].flatMap(({ message, level }) => jobsOfLevelUp(message, level, rulesOf))
  return outcome
}

function jobsOfLevelUp(
  message: EarningMessage,
  level: number,
  rulesOf: (guildId: Snowflake) => GuildRules | undefined,
): NewJob[] {
  const rules = rulesOf(message.guildId)
  const member = { guildId: message.guildId, userId: message.author.id }
  const jobs: NewJob[] = []
  if (rules !== undefined && rules.levelRoles.length > 0) jobs.push({ kind: 'member-roles', ...member, payload: {} })
  if (rules?.settings.notificationType !== 'disable') {
    jobs.push({ kind: 'level-up', ...member, payload: { level, channelId: message.channelId, messageId: message.id } })
  }
  return jobs
}

/** A member who comes back to a guild gets the roles of the level held. */
export function jobsOfReturn(
  joined: readonly MemberKey[],
  standingOf: (key: string) => Standing | undefined,
  rulesOf: (guildId: Snowflake) => GuildRules | undefined,
): NewJob[] {
  return joined
    .filter((member) => (standingOf(memberKeyText(member.guildId, member.userId))?.level ?? 0) > 0)
    .filter((member) => (rulesOf(member.guildId)?.levelRoles.length ?? 0) > 0)
    .map(({ guildId, userId }) => ({ kind: 'member-roles', guildId, userId, payload: {} }))
}
