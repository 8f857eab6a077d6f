import { themeFor } from '../../../shared/cards/choice.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { loadLevelTexts } from '../../../shared/database/guilds/level-texts.ts'
import { type Ahead, aheadElsewhere } from '../../../shared/database/jobs/announcement-order.ts'
import { unpingedAmong } from '../../../shared/database/members/pings.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { type AnnouncingGuild, namesStanding } from '../../../shared/levelling/level-up-message.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import type { EffectContext } from '../context.ts'
import { addressed, announcing, levelBefore } from './address.ts'
import { withPictures } from './pictures.ts'
import type { LevelUp, LevelUpJob } from './plan.ts'
import { type QuietNow, quietNow } from './quiet.ts'
import type { Standings } from './standings.ts'

/** What is to happen with level-ups that wait. */
export interface Decision {
  /** Level-ups that no older announcement is ahead of: they can be announced now. */
  ready: readonly LevelUp[]
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
  context: EffectContext,
): Promise<Decision> {
  const { db, processId, now, cards } = context
  const guilds = await loadAnnouncing(waiting, db)
  const needing = new Set(
    [...guilds].flatMap(([id, { guild, showsPictures }]) =>
      namesStanding(guild) || (showsPictures && cards !== null) ? [id] : [],
    ),
  )
  await standings.load(waiting.filter((job) => needing.has(job.guildId)))
  const quiet = new Map<Snowflake, QuietNow>()
  const levelUps: LevelUp[] = []
  const unannounced: LevelUpJob[] = []
  const from = new Map<string, number>()
  for (const job of waiting) {
    const known = guilds.get(job.guildId)
    const isQuiet = known && quietNow(known.quietTime, now())
    if (isQuiet) {
      quiet.set(job.guildId, isQuiet)
      continue
    }
    // Level-ups of a member that wait together become one line, whose text is that of the highest.
    const member = memberKeyText(job.guildId, job.userId)
    const lowest = Math.min(from.get(member) ?? Number.POSITIVE_INFINITY, levelBefore(job))
    const about = { from: lowest, standing: standings.of(job.id) }
    const levelUp = known ? addressed(job, known.guild, about) : null
    if (levelUp === null) unannounced.push(job)
    else {
      levelUps.push(levelUp)
      from.set(member, lowest)
    }
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
  const unobstructed = here.filter((levelUp) => !isBehind(levelUp, ahead))
  const localeOf = (guildId: Snowflake): string => guilds.get(guildId)?.guild.locale ?? 'en-US'
  const ready = await withPictures(unobstructed, standings, localeOf, context)
  const behind = here.filter((levelUp) => isBehind(levelUp, ahead))
  return { ready, behind, unannounced, quiet, elsewhere: ahead.guilds, arriving: ahead.arriving }
}

/** What decides about the level-ups of a guild. */
interface Known {
  guild: AnnouncingGuild
  quietTime: string | null
  showsPictures: boolean
}

/** The guilds of these level-ups, with their texts for the levels that the level-ups pass. */
async function loadAnnouncing(waiting: readonly LevelUpJob[], db: EffectContext['db']): Promise<Map<Snowflake, Known>> {
  const guildIds = [...new Set(waiting.map(({ guildId }) => guildId))]
  const [rules, texts] = await Promise.all([
    loadGuildRules(db, guildIds),
    loadLevelTexts(db, guildIds, passedLevels(waiting)),
  ])
  return new Map(
    [...rules].map(([id, one]) => {
      const { quietTime } = one.settings
      const showsPictures = themeFor({ ...one.settings, ownCard: null }, 'level-ups') !== null
      return [id, { guild: announcing(one, texts.get(id)), quietTime, showsPictures }]
    }),
  )
}

/** Every level that a member passes with the level-ups that wait. */
function passedLevels(waiting: readonly LevelUpJob[]): number[] {
  const levels = new Set<number>()
  const byMember = Map.groupBy(waiting, ({ guildId, userId }) => memberKeyText(guildId, userId))
  for (const jobs of byMember.values()) {
    const highest = Math.max(...jobs.map(({ payload }) => payload.level))
    for (let level = Math.min(...jobs.map(levelBefore)) + 1; level <= highest; level++) levels.add(level)
  }
  return [...levels]
}

/** Whether an older level-up of the member, or a message of the guild, goes first and is not in hand. */
function isBehind({ id, guildId, userId }: LevelUp, { members, arriving }: Ahead): boolean {
  if (arriving.has(guildId)) return true
  const older = members.get(memberKeyText(guildId, userId))
  return older !== undefined && compareSnowflakes(older, id) < 0
}
