import type { Snowflake } from '../../discord/snowflake.ts'
import { xpFor } from '../../levelling/curve.ts'
import { dateOf, dayOf } from '../../levelling/day.ts'
import { decayOf, silentBefore } from '../../levelling/decay.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { award } from '../ledger/award.ts'
import { lockStandings } from '../members/standings.ts'
import type { Queries } from '../queries.ts'
import { beginDecay, type DecayProgress, lockProgress, saveDecayProgress } from './progress.ts'
import { type DecayingMember, membersAfter, theseMembers } from './silent-members.ts'

/** Members that are read in one transaction. The silent ones among them are locked for some 50 ms. */
const BATCH = 250

export interface DecayedBatch {
  /** Whether the guild is done for today. */
  isDone: boolean
  /** How many members lost XP in this batch, and how much. */
  members: number
  xp: number
}

const NOTHING: DecayedBatch = { isDone: true, members: 0, xp: 0 }

/**
 * Takes today's decay from the next members of a guild. Call it inside a READ COMMITTED transaction of its own: the rows, the
 * totals and the progress change together, so a process that is killed leaves nothing half done. For days on which no process
 * ran, nothing is taken later.
 * @param now milliseconds since 1970
 */
export async function decayBatch(trx: Queries, rules: GuildRules, now: number): Promise<DecayedBatch> {
  const { id: guildId } = rules.settings
  const today = dayOf(now)
  const stored = await lockProgress(trx, guildId)
  if (stored === null) {
    await beginDecay(trx, guildId, today, now)
    return NOTHING
  }
  const progress =
    stored.day < today ? { ...stored, ...{ day: today, after: '0', isDone: false, members: 0, xp: 0 } } : stored
  if (progress.isDone) return NOTHING
  const page = await membersAfter(trx, guildId, progress.after, BATCH)
  const candidates = page.filter((member) => lossOf(member, rules, progress, now) > 0).map(({ userId }) => userId)
  const taken = await takeFrom(trx, candidates, rules, progress, now)
  const isDone = page.length < BATCH
  await saveDecayProgress(trx, guildId, {
    ...{ day: progress.day, after: page.at(-1)?.userId ?? progress.after, isDone },
    ...{ members: progress.members + taken.members, xp: progress.xp + taken.xp },
  })
  return { isDone, ...taken }
}

/** Takes XP from members who are still silent once they are locked. */
async function takeFrom(
  trx: Queries,
  userIds: readonly Snowflake[],
  rules: GuildRules,
  progress: DecayProgress,
  now: number,
): Promise<{ members: number; xp: number }> {
  const { id: guildId } = rules.settings
  await lockStandings(
    trx,
    userIds.map((userId) => ({ guildId, userId })),
  )
  const requests = (await theseMembers(trx, guildId, userIds)).flatMap((member) => {
    const loss = lossOf(member, rules, progress, now)
    if (loss === 0) return []
    const key = dateOf(progress.day)
    return [{ guildId, userId: member.userId, amount: -loss, source: 'decay' as const, key, at: now }]
  })
  const results = await award(trx, requests, () => rules, now)
  const losses = results.map(({ before, after }) => before.xp - after.xp).filter((loss) => loss > 0)
  return { members: losses.length, xp: losses.reduce((sum, loss) => sum + loss, 0) }
}

/** The XP that a member loses today. A member who never earned anything counts as silent since decay began. */
function lossOf(
  { xp, earnedAt }: DecayingMember,
  { settings, curve }: GuildRules,
  { beganAt }: Pick<DecayProgress, 'beganAt'>,
  now: number,
): number {
  if ((earnedAt ?? beganAt) >= silentBefore(now, settings)) return 0
  return decayOf(xp, xpFor(settings.decayLowestLevel, curve), settings.decayPercent)
}
