import type { Snowflake } from '../../discord/snowflake.ts'
import { isUncounted } from '../../levelling/counting.ts'
import type { Curve } from '../../levelling/curve.ts'
import { memberKeyText } from '../../levelling/member-key.ts'
import { eachOnce } from '../../levelling/member-map.ts'
import {
  type AwardedMember,
  type AwardRequest,
  type AwardResult,
  applyAwards,
  checkRequest,
  isEarned,
  type LedgerEntry,
} from '../../levelling/xp-ledger.ts'
import { xpRangeOf } from '../../levelling/xp-range.ts'
import { includesEvent } from '../../webhooks/events.ts'
import type { WebhookEvent } from '../../webhooks/payload.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { insertJobs, type NewJob } from '../jobs/jobs.ts'
import { countedLevel, countMembers } from '../members/level-counts.ts'
import { countRanges, rangeMoves } from '../members/range-counts.ts'
import { type LockedStanding, lockStandings } from '../members/standings.ts'
import { addToPeriods } from '../periods/earned.ts'
import type { Queries } from '../queries.ts'
import { rowsText, runText } from '../query/number-literals.ts'
import { findWritten, insertEntries } from './entries.ts'
import { levelMovesOf, type OpenEntry, rangeMovesOf } from './open-entry.ts'
import { closeTotals } from './settle.ts'

/** The rules of a guild; undefined where they are not known. */
export type RulesOf = (guildId: Snowflake) => GuildRules | undefined

/**
 * Gives and takes XP that no message earned: writes a row for each request, adds to the totals, sets the levels, counts the
 * members and creates the jobs that follow. Call it inside a READ COMMITTED transaction, before any other statement that
 * locks rows of members or counts: the transaction of a batch of messages locks them in this order, too.
 *
 * A request whose member, source and key have a row already changes nothing. So a caller that does not know whether its
 * transaction was committed may try again.
 * @param requests up to some hundred @param now milliseconds since 1970
 * @param closed entries that the caller has closed with `closeTotals` in this transaction. They are counted with the requests
 * @returns a result for each request, in the same order
 * @throws RangeError for a request that no row can hold
 */
export async function award(
  trx: Queries,
  requests: readonly AwardRequest[],
  rulesOf: RulesOf,
  now: number,
  closed: readonly OpenEntry[] = [],
): Promise<AwardResult[]> {
  for (const request of requests) checkRequest(request)
  const asked = requests.filter(({ refused, guildId }) => !refused && rulesOf(guildId) !== undefined)
  const locked = await lockStandings(trx, eachOnce(asked))
  const allClosed = [...closed, ...(await closeTotals(trx, locked))]
  const allowed = withoutUncounted(requests, locked)
  const isWritten = await findWritten(trx, asked)
  const totals = locked.map(({ guildId, userId, standing: { xp, level } }) => {
    return { guildId, userId, total: { xp, level } }
  })
  const curveOf = (guildId: Snowflake): Curve | null => rulesOf(guildId)?.curve ?? null
  const { results, members } = applyAwards(allowed, { totals, isWritten, curveOf, now })
  await addToTotals(trx, members)
  await insertEntries(
    trx,
    members.flatMap(({ entries }) => entries),
  )
  await addToPeriods(
    trx,
    members.flatMap(({ entries }) => entries),
  )
  await insertJobs(
    trx,
    members.flatMap((member) => jobsOf(member, rulesOf)),
    now,
  )
  const moves = members.map(({ guildId, stored, after }) => {
    return { guildId, from: countedLevel(stored), to: countedLevel(after) }
  })
  await countMembers(trx, [...levelMovesOf(allClosed), ...moves])
  const ranged = members.filter(({ guildId }) => (rulesOf(guildId)?.settings.xpRangesFrom ?? null) !== null)
  const changes = ranged.flatMap(({ guildId, userId, stored, after }) =>
    rangeMoves({ guildId, from: xpRangeOf(stored, userId), to: xpRangeOf(after, userId) }),
  )
  await countRanges(trx, [...rangeMovesOf(allClosed), ...changes])
  return results
}

/** The same requests, of which those are refused that members earned while they were not counted. */
function withoutUncounted(
  requests: readonly AwardRequest[],
  locked: readonly LockedStanding[],
): readonly AwardRequest[] {
  const apart = locked.filter(({ earnsAfter }) => earnsAfter > 0)
  if (apart.length === 0) return requests
  const earnsAfter = new Map(apart.map((member) => [memberKeyText(member.guildId, member.userId), member.earnsAfter]))
  return requests.map((request) => {
    const after = earnsAfter.get(memberKeyText(request.guildId, request.userId)) ?? 0
    return isEarned(request.source) && isUncounted(after, request.at) ? { ...request, refused: 'opted-out' } : request
  })
}

/** Adds to totals: a total that was read is never written back. The rows exist and are locked. */
async function addToTotals(trx: Queries, members: readonly AwardedMember[]): Promise<void> {
  if (members.length === 0) return
  const rows = members.map(({ guildId, userId, before, after, entries }) => [
    ...[guildId, userId, after.level, after.xp - before.xp, entries.length, earnedAt(entries)],
  ])
  await runText(
    trx,
    `insert into guild_users (guild_id, user_id, level, ledger_xp, ledger_rows, earned_at) values ${rowsText(rows)}
     on duplicate key update
       earned_at = coalesce(greatest(guild_users.earned_at, values(earned_at)), guild_users.earned_at, values(earned_at)),
       xp = guild_users.xp + values(ledger_xp), level = values(level),
       ledger_xp = guild_users.ledger_xp + values(ledger_xp), ledger_rows = guild_users.ledger_rows + values(ledger_rows)`,
  )
}

/** When the member last earned XP by their own activity, milliseconds since 1970; null where none of the rows is such XP. */
function earnedAt(entries: readonly LedgerEntry[]): number | null {
  const times = entries.filter(({ source }) => isEarned(source)).map(({ at }) => at)
  return times.length === 0 ? null : Math.max(...times)
}

function jobsOf(member: AwardedMember, rulesOf: RulesOf): NewJob[] {
  const { guildId, userId, before, after, announced } = member
  const rules = rulesOf(guildId)
  if (rules === undefined) return []
  const jobs: NewJob[] = []
  if (rules.levelRoles.length > 0 && after.level !== before.level)
    jobs.push({ kind: 'member-roles', guildId, userId, payload: {} })
  if (rules.hasLinks && after.level !== before.level) jobs.push({ kind: 'linked-role', guildId, userId, payload: {} })
  if (announced !== null && rules.settings.notificationType !== 'disable')
    jobs.push({ kind: 'level-reached', guildId, userId, payload: { ...announced, previous: before.level } })
  for (const event of eventsOf(member, rules.webhookEvents))
    jobs.push({ kind: 'member-event', guildId, userId, payload: { event } })
  return jobs
}

/** The events for webhooks of a member who earned XP. What admins give and take is no event. @param wanted bits of events */
function eventsOf({ guildId, userId, stored, before, after, announced, entries }: AwardedMember, wanted: number) {
  const events: WebhookEvent[] = []
  if (announced !== null && includesEvent(wanted, 'level.up')) {
    const { level, channelId } = announced
    const data = { guildId, userId, level, previousLevel: before.level, channelId, messageId: null }
    events.push({ type: 'level.up', data })
  }
  const isNew = countedLevel(stored) === null && countedLevel(after) !== null
  if (isNew && entries.some(({ source }) => isEarned(source)) && includesEvent(wanted, 'board.joined'))
    events.push({ type: 'board.joined', data: { guildId, userId } })
  return events
}
