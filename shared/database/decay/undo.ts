import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { dateOf } from '../../levelling/day.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { reverse } from '../ledger/reverse.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'

/** The most rows that one transaction reverses. Each member of a batch may have lost XP on each of the days. */
const ROWS = 500

/** The decay to reverse. Both days are included: whole days since 1970. */
export interface DecayToUndo {
  fromDay: number
  toDay: number
  /** Who reverses it. */
  actorId: Snowflake | null
  /** Members up to this id are done. */
  after: Snowflake
}

export interface UndoneBatch {
  /** The last member of the batch; null where no member is left. */
  last: Snowflake | null
  /** How many members got XP back, and how much. */
  members: number
  xp: number
}

/**
 * Gives the next members of a guild the XP back that decay took on these days: reverses its rows of the ledger. Rows that were
 * reversed before are left out. Call it inside a READ COMMITTED transaction. @param now milliseconds since 1970
 */
export async function undoBatch(
  trx: Queries,
  rules: GuildRules,
  { fromDay, toDay, actorId, after }: DecayToUndo,
  now: number,
): Promise<UndoneBatch> {
  const { id: guildId } = rules.settings
  const limit = Math.max(1, Math.floor(ROWS / (toDay - fromDay + 1)))
  const page = await trx
    .selectFrom('guild_users')
    .select(['user_id', 'ledger_rows'])
    .where('guild_id', '=', guildId)
    .where('user_id', '>', after)
    .orderBy('user_id')
    .limit(limit)
    .execute()
  const last = page.at(-1)?.user_id ?? null
  const userIds = page.filter(({ ledger_rows }) => ledger_rows > 0).map(({ user_id }) => user_id)
  if (userIds.length === 0) return { last, members: 0, xp: 0 }
  const { rows } = await sql<{ userId: Snowflake; key: string }>`
    select user_id as userId, entry_key as ${sql.ref('key')} from xp_ledger force index (primary)
    where guild_id = ${guildId} and user_id in (${numberList(userIds)}) and source = 'decay'
      and entry_key between ${dateOf(fromDay)} and ${dateOf(toDay)}
    order by user_id, entry_key`.execute(trx)
  const entries = rows.map(({ userId, key }) => ({ guildId, userId, source: 'decay' as const, key }))
  const results = await reverse(trx, entries, { actorId }, () => rules, now)
  const returned = new Set<Snowflake>()
  let xp = 0
  for (const [nth, result] of results.entries()) {
    const entry = entries[nth]
    if (entry === undefined || (result.outcome !== 'awarded' && result.outcome !== 'capped')) continue
    returned.add(entry.userId)
    xp += result.after.xp - result.before.xp
  }
  return { last, members: returned.size, xp }
}
