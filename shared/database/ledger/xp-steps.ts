import { sql } from 'kysely'
import { type Snowflake, snowflakeAt, snowflakeTime } from '../../discord/snowflake.ts'
import type { XpStep } from '../../levelling/running-totals.ts'
import { type EntryName, entryNameText, XP_SOURCES, type XpSource } from '../../levelling/xp-ledger.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import { readOpenEntry } from './open-entry.ts'

/** A change of a member's XP, by a message or by a row of the ledger. */
export interface NamedStep extends XpStep {
  /** As `messageStep` or `entryStep` writes it. */
  name: string
}

/** The name of the step that a message made. */
export const messageStep = (messageId: Snowflake): string => `message:${messageId}`

/** The name of the step that a row of the ledger made. */
export const entryStep = (userId: Snowflake, entry: EntryName): string => `${userId}:${entryNameText(entry)}`

/** The totals of members, and all changes of these totals since a time. */
export interface XpSteps {
  steps: readonly NamedStep[]
  totals: ReadonlyMap<Snowflake, number>
}

interface StepRow {
  userId: Snowflake
  /** `total` for the member's total, `message` for a message, otherwise the source of a row of the ledger. */
  what: 'total' | 'message' | XpSource
  stepKey: string | null
  at: number
  amount: number
  openEntry: string | null
}

/** The sum of a member's old rows is no change. */
const CHANGES = XP_SOURCES.filter((source) => source !== 'opening')

/**
 * Reads the totals of members, and every change of them since a time. One statement reads all of it, so that totals and changes
 * agree while members go on earning.
 * @param userIds up to some hundred @param since milliseconds since 1970, less than the days for which rows are kept apart
 */
export async function xpSteps(
  db: Queries,
  guildId: Snowflake,
  userIds: readonly Snowflake[],
  since: number,
): Promise<XpSteps> {
  if (userIds.length === 0) return { steps: [], totals: new Map() }
  const ofMembers = sql`guild_id = ${guildId} and user_id in (${numberList(userIds)})`
  const { rows } = await sql<StepRow>`
    select user_id as userId, 'total' as what, null as stepKey, 0 as at, cast(xp as signed) as amount,
      open_entry as openEntry
    from guild_users force index (primary) where ${ofMembers}
    union all
    select user_id, 'message', cast(message_id as char), 0, xp, null
    from message_logs force index (message_logs_guild)
    where ${ofMembers} and message_id >= ${snowflakeAt(since)}
    union all
    select user_id, source, entry_key, at, amount, null from xp_ledger force index (xp_ledger_guild)
    where ${ofMembers} and source in (${sql.join(CHANGES)}) and at >= ${since}`.execute(db)
  const steps: NamedStep[] = []
  const totals = new Map<Snowflake, number>()
  for (const { userId, what, stepKey, at, amount: by, openEntry } of rows) {
    const key = stepKey ?? ''
    if (what === 'message') steps.push({ userId, at: snowflakeTime(key), by, name: messageStep(key) })
    else if (what !== 'total') steps.push({ userId, at, by, name: entryStep(userId, { source: what, key }) })
    else {
      totals.set(userId, by)
      // A change that the edge has not finished: the total has it, and the ledger may not have its row yet.
      if (openEntry !== null) steps.push(...openSteps(guildId, userId, openEntry))
    }
  }
  return { steps: [...new Map(steps.map((step) => [step.name, step])).values()], totals }
}

function openSteps(guildId: Snowflake, userId: Snowflake, text: string): NamedStep[] {
  const { entry } = readOpenEntry({ guildId, userId }, text)
  return [{ userId, at: entry.at, by: entry.amount, name: entryStep(userId, entry) }]
}
