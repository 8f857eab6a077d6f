import * as v from 'valibot'
import type { FeedItem } from '../../../shared/api/feed.ts'
import { auditSentence } from '../../../shared/audit/sentence.ts'
import type { NamedEntry } from '../../../shared/database/audit/named.ts'
import type { GuildAward } from '../../../shared/database/members/guild-awards.ts'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { levelAt } from '../../../shared/levelling/curve.ts'
import { type PlacedStep, placeSteps, reachedLevel, type XpStep } from '../../../shared/levelling/running-totals.ts'
import { namedPerson, toPerson } from '../members/person.ts'

/** New awards and changes of a guild. */
interface Happened {
  /** Without a gap between the first and the last one. */
  awards: readonly GuildAward[]
  changes: readonly NamedEntry[]
}

/** The language of the items, and the address of avatars. */
interface Reader {
  locale: string
  cdnUrl: string
}

interface AwardStep extends XpStep {
  award: GuildAward | null
}

const totals = v.object({ before: v.object({ xp: v.number() }), after: v.object({ xp: v.number() }) })

/** A change of XP by an admin, which the totals of earlier awards take into account. */
function stepOf({ kind, targetId, at, before, after }: NamedEntry): AwardStep[] {
  const read = v.safeParse(totals, { before, after })
  if (kind !== 'xp.changed' || targetId === null || !read.success) return []
  return [{ userId: targetId, at, by: read.output.after.xp - read.output.before.xp, award: null }]
}

function awardItems({ award, ...step }: PlacedStep<AwardStep>, cdnUrl: string): FeedItem[] {
  if (award === null) return []
  const { messageId, userId, user, channelId, xp, announcement, curve } = award
  const about = { at: step.at, person: toPerson(cdnUrl, userId, user), channelId }
  const level = reachedLevel(step, curve)
  return [
    { type: 'award', id: messageId, ...about, xp, total: step.after, level: levelAt(step.after, curve) },
    ...(level === null ? [] : [{ type: 'level', id: `${messageId}-level`, ...about, level, announcement } as const]),
  ]
}

const changeItem = (entry: NamedEntry, { locale, cdnUrl }: Reader): FeedItem => ({
  type: 'change',
  id: `change-${entry.id}`,
  at: entry.at,
  by: entry.actor.id === null ? null : namedPerson(cdnUrl, entry.actor.id, entry.actorUser),
  via: entry.actor.via,
  target:
    entry.targetId === null || entry.targetUser === null ? null : namedPerson(cdnUrl, entry.targetId, entry.targetUser),
  kind: entry.kind,
  text: auditSentence(entry, locale),
})

/** The items of the feed, oldest first. */
export function feedItems({ awards, changes }: Happened, reader: Reader): FeedItem[] {
  const totalsNow = new Map(awards.map(({ userId, totalNow }) => [userId, totalNow]))
  const steps: AwardStep[] = [
    ...awards.map((award) => ({
      userId: award.userId,
      at: snowflakeTime(award.messageId),
      by: award.xp,
      award,
    })),
    ...changes.flatMap(stepOf).filter(({ userId }) => totalsNow.has(userId)),
  ]
  const items = [
    ...placeSteps(steps, (userId) => totalsNow.get(userId) ?? 0).flatMap((step) => awardItems(step, reader.cdnUrl)),
    ...changes.map((entry) => changeItem(entry, reader)),
  ]
  return items.sort((a, b) => a.at - b.at)
}
