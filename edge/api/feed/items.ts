import type { FeedItem } from '../../../shared/api/feed.ts'
import type { Person } from '../../../shared/api/parts.ts'
import { auditSentence } from '../../../shared/audit/sentence.ts'
import type { NamedEntry } from '../../../shared/database/audit/named.ts'
import type { GuildEntry } from '../../../shared/database/ledger/guild-entries.ts'
import { entryStep, messageStep, type NamedStep, type XpSteps } from '../../../shared/database/ledger/xp-steps.ts'
import type { GuildAward } from '../../../shared/database/members/guild-awards.ts'
import { type Snowflake, snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { levelAt } from '../../../shared/levelling/curve.ts'
import { type PlacedStep, placeSteps, reachedLevel } from '../../../shared/levelling/running-totals.ts'
import { entryNameText } from '../../../shared/levelling/xp-ledger.ts'
import { namedPerson, toPerson } from '../members/person.ts'

/** New awards and changes of a guild. */
interface Happened {
  awards: readonly GuildAward[]
  entries: readonly GuildEntry[]
  changes: readonly NamedEntry[]
}

/** The language of the items, and the address of avatars. */
interface Reader {
  locale: string
  cdnUrl: string
}

/** The members who earned the awards. @returns `since`: the time of the first award, in milliseconds since 1970 */
export function earnersOf({ awards, entries }: Happened): { userIds: Snowflake[]; since: number } {
  const times = [...awards.map(({ messageId }) => snowflakeTime(messageId)), ...entries.map(({ at }) => at)]
  const userIds = new Set([...awards, ...entries].map(({ userId }) => userId))
  return { userIds: [...userIds], since: Math.min(...times) }
}

type Placed = PlacedStep<NamedStep>

/** The item for the level that the member reached with an award; empty where the member reached none. */
function levelItems(
  step: Placed,
  { curve, announcement }: Pick<GuildAward, 'curve' | 'announcement'>,
  about: { id: string; person: Person; channelId: Snowflake | null },
): FeedItem[] {
  const level = reachedLevel(step, curve)
  return level === null ? [] : [{ type: 'level', ...about, id: `${about.id}-level`, at: step.at, level, announcement }]
}

function awardItems(award: GuildAward, step: Placed, cdnUrl: string): FeedItem[] {
  const { messageId: id, userId, user, channelId, xp, curve } = award
  const about = { id, person: toPerson(cdnUrl, userId, user), channelId }
  const [total, level] = [step.after, levelAt(step.after, curve)]
  return [{ type: 'award', ...about, at: step.at, xp, total, level }, ...levelItems(step, award, about)]
}

function entryItems(entry: GuildEntry, step: Placed, cdnUrl: string): FeedItem[] {
  const { userId, user, source, amount: xp, curve } = entry
  const [id, person] = [`${userId}-${entryNameText(entry)}`, toPerson(cdnUrl, userId, user)]
  const [total, level] = [step.after, levelAt(step.after, curve)]
  const levels = levelItems(step, entry, { id, person, channelId: null })
  return [{ type: 'other', id, at: step.at, person, source, xp, total, level }, ...levels]
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

/**
 * The items of the feed, oldest first.
 * The steps are every change of these members' totals since the first award. An award without a step is left out.
 */
export function feedItems(
  { awards, entries, changes }: Happened,
  { steps, totals }: XpSteps,
  reader: Reader,
): FeedItem[] {
  const messages = new Map(awards.map((award) => [messageStep(award.messageId), award]))
  const others = new Map(entries.map((entry) => [entryStep(entry.userId, entry), entry]))
  const items = placeSteps(steps, (userId) => totals.get(userId) ?? 0).flatMap((step) => {
    const [award, entry] = [messages.get(step.name), others.get(step.name)]
    if (award !== undefined) return awardItems(award, step, reader.cdnUrl)
    return entry === undefined ? [] : entryItems(entry, step, reader.cdnUrl)
  })
  return [...items, ...changes.map((entry) => changeItem(entry, reader))].sort((a, b) => a.at - b.at)
}
