import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { type Ahead, aheadElsewhere } from '../../../shared/database/jobs/announcement-order.ts'
import { unpingedAmong } from '../../../shared/database/members/pings.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { namesStanding } from '../../../shared/levelling/level-up-message.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import type { EffectContext } from '../context.ts'
import { addressed, announcing } from './address.ts'
import type { LevelUp, LevelUpJob } from './plan.ts'
import { type QuietNow, quietNow } from './quiet.ts'
import type { Standings } from './standings.ts'

/** What is to happen with level-ups that wait. */
export interface Decision {
  /** Level-ups that no older announcement is ahead of: they can be announced now. */
  ready: LevelUp[]
  /** Level-ups that wait for an announcement that is not in hand. */
  behind: LevelUp[]
  /** Level-ups that are announced to nobody, by the settings of their guild. */
  unannounced: LevelUpJob[]
  /** Guilds that are in their quiet time. */
  quiet: ReadonlyMap<Snowflake, QuietNow>
  /** Guilds with a message in another process, and when that message is due, in milliseconds since 1970. */
  elsewhere: ReadonlyMap<Snowflake, number>
  /** Guilds with a message of this process that is not in hand yet. */
  arriving: ReadonlySet<Snowflake>
}

/**
 * Reads the settings of the guilds and what is ahead of the level-ups.
 * @param inHand ids of all jobs that the process had in hand when `waiting` was chosen
 */
export async function decide(
  waiting: readonly LevelUpJob[],
  inHand: readonly string[],
  standings: Standings,
  { db, processId, now }: EffectContext,
): Promise<Decision> {
  const rules = await loadGuildRules(db, [...new Set(waiting.map((job) => job.guildId))])
  const needing = new Set([...rules].flatMap(([id, guild]) => (namesStanding(announcing(guild)) ? [id] : [])))
  await standings.load(waiting.filter((job) => needing.has(job.guildId)))
  const quiet = new Map<Snowflake, QuietNow>()
  const levelUps: LevelUp[] = []
  const unannounced: LevelUpJob[] = []
  for (const job of waiting) {
    const guild = rules.get(job.guildId)
    const isQuiet = guild && quietNow(guild.settings.quietTime, now())
    if (isQuiet) {
      quiet.set(job.guildId, isQuiet)
      continue
    }
    const levelUp = guild ? addressed(job, guild, standings.of(job.id)) : null
    if (levelUp === null) unannounced.push(job)
    else levelUps.push(levelUp)
  }
  const [ahead, unpinged] = await Promise.all([
    aheadElsewhere(db, levelUps, { processId, inHand }),
    unpingedAmong(db, levelUps),
  ])
  const here = levelUps
    .filter(({ guildId }) => !ahead.guilds.has(guildId))
    .map((levelUp): LevelUp => {
      const { guildId, userId } = levelUp
      return unpinged.has(memberKeyText(guildId, userId)) ? { ...levelUp, isUnpinged: true } : levelUp
    })
  const ready = here.filter((levelUp) => !isBehind(levelUp, ahead))
  const behind = here.filter((levelUp) => isBehind(levelUp, ahead))
  return { ready, behind, unannounced, quiet, elsewhere: ahead.guilds, arriving: ahead.arriving }
}

/** Whether an older level-up of the member, or a message of the guild, goes first and is not in hand. */
function isBehind({ id, guildId, userId }: LevelUp, { members, arriving }: Ahead): boolean {
  if (arriving.has(guildId)) return true
  const older = members.get(memberKeyText(guildId, userId))
  return older !== undefined && compareSnowflakes(older, id) < 0
}
