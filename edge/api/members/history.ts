import * as v from 'valibot'
import { type HistoryReply, historyQuery, historyReply } from '../../../shared/api/members.ts'
import { listNamedEntries, type NamedEntry } from '../../../shared/database/audit/named.ts'
import { entriesSince } from '../../../shared/database/ledger/last-entries.ts'
import { type Earned, earnedByMember } from '../../../shared/database/members/activity.ts'
import { oldestAward } from '../../../shared/database/members/guild-awards.ts'
import { xpOf } from '../../../shared/database/members/reached-levels.ts'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { dateOf } from '../../../shared/levelling/day.ts'
import { dayAt, lastDays, type ZoneDays } from '../../../shared/levelling/time-zone.ts'
import { isEarned, type LedgerEntry } from '../../../shared/levelling/xp-ledger.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { zoneOf } from '../zone.ts'
import { memberParams } from './member.ts'
import { namedPerson } from './person.ts'
import { sayOfMembers } from './texts.ts'

/** The most changes by admins that are read. */
const MOST_CHANGES = 200

type XpChangeEntry = HistoryReply['changes'][number]

/** All changes of a member's XP on some days. */
interface Past {
  days: ZoneDays
  earned: readonly (Earned & { day: number })[]
  changes: readonly XpChangeEntry[]
  /** Changes by other sources than messages and admins. */
  others: readonly Pick<LedgerEntry, 'source' | 'at' | 'amount'>[]
  totalNow: number
}

const totalSchema = v.object({ xp: v.number(), level: v.number() })

/** A recorded change as a list of one; empty where its values cannot be read. */
function changeOf(entry: NamedEntry, cdnUrl: string): XpChangeEntry[] {
  const { id, at, actor, reason } = entry
  const [before, after] = [v.safeParse(totalSchema, entry.before), v.safeParse(totalSchema, entry.after)]
  if (!before.success || !after.success) return []
  const by = actor.id === null ? null : namedPerson(cdnUrl, actor.id, entry.actorUser)
  return [{ id, at, by, via: actor.via, before: before.output, after: after.output, reason }]
}

/** Every day with its total at the end, computed backwards from the present total. */
function daysOf({ days, earned, changes, others, totalNow }: Past): HistoryReply['days'] {
  const earnedOn = new Map(earned.map((one) => [one.day, one]))
  const [otherOn, changedOn] = [new Map<number, number>(), new Map<number, number>()]
  const add = (sums: Map<number, number>, at: number, by: number): void => {
    const day = dayAt(days, at)
    sums.set(day, (sums.get(day) ?? 0) + by)
  }
  for (const { at, before, after } of changes) add(changedOn, at, after.xp - before.xp)
  for (const { source, at, amount } of others) add(isEarned(source) ? otherOn : changedOn, at, amount)
  const points: HistoryReply['days'] = []
  let total = totalNow
  for (let day = days.last; day >= days.first; day--) {
    const { xp, messages } = earnedOn.get(day) ?? { xp: 0, messages: 0 }
    const [otherXp, changed] = [otherOn.get(day) ?? 0, changedOn.get(day) ?? 0]
    points.push({ date: dateOf(day), xp, messages, otherXp, changed, total })
    total = Math.max(0, total - xp - otherXp - changed)
  }
  return points.reverse()
}

/** `GET /guilds/:guild_id/members/:user_id/history` */
export const showHistory = route({
  id: 'members.history',
  method: 'GET',
  path: '/guilds/:guild_id/members/:user_id/history',
  access: 'viewer',
  key: 'read',
  summary:
    'Shows what a member earned on each of the last days, what else changed the member’s XP, and the changes by admins',
  request: { params: memberParams, query: historyQuery },
  reply: historyReply,
  async load(context, { params, query }) {
    const { database, guildId, now } = context
    const timeZone = await zoneOf(context, query.timeZone)
    if (timeZone === null) return null
    const days = lastDays(timeZone, query.days, now)
    const member = { guildId, userId: params.user_id }
    const [earned, oldest, entries, others, total] = await Promise.all([
      earnedByMember(database, member, days),
      oldestAward(database, guildId),
      listNamedEntries(database, { guildId, kinds: ['xp.changed'], targetId: member.userId }, MOST_CHANGES),
      entriesSince(database, member, days.from),
      xpOf(database, member),
    ])
    const recent = entries.filter(({ at }) => at >= days.from)
    return { timeZone, oldest, days, earned, entries: recent, others, totalNow: total }
  },
  run({ locale, people }, _, loaded) {
    if (loaded === null) return refuse('bad-request', sayOfMembers(locale)('noZone'))
    const { timeZone, oldest, entries, ...past } = loaded
    const keptSince = oldest === null ? null : snowflakeTime(oldest)
    const changes = entries.flatMap((entry) => changeOf(entry, people.cdnUrl))
    return { body: { timeZone, keptSince, days: daysOf({ ...past, changes }), changes } }
  },
})
