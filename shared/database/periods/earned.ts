import { dayOf } from '../../levelling/day.ts'
import { compareMembers } from '../../levelling/member-key.ts'
import { periodsOf } from '../../levelling/period.ts'
import type { LedgerEntry, XpSource } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'
import { numberText, runText } from '../query/number-literals.ts'

const SOURCES: Partial<Record<XpSource, string>> = {
  voice: 'voice',
  'reaction-given': 'reactions',
  'reaction-received': 'reactions',
}

/** SQL for the total before a period, after XP is added that was earned in a later, an earlier or the same period. */
const before = (period: string): string => `before_${period} =
  if(values(${period}) > member_periods.${period}, member_periods.total,
    if(values(${period}) < member_periods.${period}, member_periods.before_${period} + values(total),
      member_periods.before_${period}))`

/**
 * Adds XP that members earned by voice and reactions to their XP of the day, week and month. Other sources are left out. Call it
 * in the transaction that writes the rows of the ledger, with the members locked.
 */
export async function addToPeriods(trx: Queries, entries: readonly LedgerEntry[]): Promise<void> {
  const rows = entries.toSorted(compareMembers).flatMap(({ guildId, userId, source, amount, at }) => {
    const name = SOURCES[source]
    if (name === undefined) return []
    const { day, week, month } = periodsOf(dayOf(at))
    const numbers = [userId, amount, day, week, month].map(numberText)
    return [`(${numberText(guildId)},'${name}',${numbers.join(',')},0,0,0)`]
  })
  if (rows.length === 0) return
  await runText(
    trx,
    `insert into member_periods
       (guild_id, source, user_id, total, day, week, month, before_day, before_week, before_month) values ${rows.join(',')}
     on duplicate key update ${before('day')}, ${before('week')}, ${before('month')},
       total = member_periods.total + values(total), day = greatest(member_periods.day, values(day)),
       week = greatest(member_periods.week, values(week)), month = greatest(member_periods.month, values(month))`,
  )
}
