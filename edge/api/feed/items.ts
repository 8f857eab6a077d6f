import type { FeedItem } from '../../../shared/api/feed.ts'
import type { GuildAward } from '../../../shared/database/members/guild-awards.ts'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { levelAt } from '../../../shared/levelling/curve.ts'
import { type PlacedStep, placeSteps, reachedLevel, type XpStep } from '../../../shared/levelling/running-totals.ts'
import { toPerson } from '../members/person.ts'

interface AwardStep extends XpStep {
  award: GuildAward
}

function awardItems({ award, ...step }: PlacedStep<AwardStep>, cdnUrl: string): FeedItem[] {
  const { messageId, userId, user, channelId, xp, announcement } = award
  const about = { at: step.at, person: toPerson(cdnUrl, userId, user), channelId }
  const level = reachedLevel(step)
  return [
    { type: 'award', id: messageId, ...about, xp, total: step.after, level: levelAt(step.after) },
    ...(level === null ? [] : [{ type: 'level', id: `${messageId}-level`, ...about, level, announcement } as const]),
  ]
}

/** The items of the feed, oldest first. @param awards every award since the first of them @param cdnUrl where avatars are */
export function feedItems(awards: readonly GuildAward[], cdnUrl: string): FeedItem[] {
  const totalsNow = new Map(awards.map(({ userId, totalNow }) => [userId, totalNow]))
  const steps = awards.map((award) => ({
    userId: award.userId,
    at: snowflakeTime(award.messageId),
    by: award.xp,
    award,
  }))
  return placeSteps(steps, (userId) => totalsNow.get(userId) ?? 0).flatMap((step) => awardItems(step, cdnUrl))
}
