import { compareMembers } from '../../levelling/member-key.ts'
import type { PeriodStart } from '../../levelling/period.ts'
import type { Queries } from '../queries.ts'
import { runText, unionText } from '../query/number-literals.ts'

/**
 * For members who have just earned their first XP of a day: stores the XP by messages that they had when the day began, and
 * when its week and month began if these are new. The XP of a period is the total minus this number. So only the first award of
 * a day writes here, and XP that a process of an older release awards counts, too.
 *
 * Call it in the transaction that has locked the rows of the members. XP that is not from messages changes `xp` and
 * `ledger_xp` alike, and so does not count.
 * @param starts each member once
 */
export async function writePeriodStarts(trx: Queries, starts: readonly PeriodStart[]): Promise<void> {
  if (starts.length === 0) return
  const rows = starts
    .toSorted(compareMembers)
    .map(({ guildId, userId, day, week, month, beforeDay, beforeWeek, beforeMonth }) => [
      ...[guildId, userId, day, week, month, beforeDay, beforeWeek, beforeMonth],
    ])
  const names = ['guild_id', 'user_id', 'day', 'week', 'month', 'before_day', 'before_week', 'before_month']
  await runText(
    trx,
    `insert into member_periods
       (guild_id, source, user_id, total, day, week, month, before_day, before_week, before_month)
     select started.guild_id, 'messages', started.user_id, 0, day, week, month,
       before_day - ledger_xp, before_week - ledger_xp, before_month - ledger_xp
     from (select ${names.map((name) => `0 as ${name}`).join(', ')} union all ${unionText(rows)}) as started
       straight_join guild_users as member
         on member.guild_id = started.guild_id and member.user_id = started.user_id
     on duplicate key update
       before_day = values(before_day), day = values(day),
       before_week = if(member_periods.week = values(week), member_periods.before_week, values(before_week)),
       week = values(week),
       before_month = if(member_periods.month = values(month), member_periods.before_month, values(before_month)),
       month = values(month)`,
  )
}
