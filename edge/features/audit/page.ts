import { AUDIT_GROUPS, type AuditGroup } from '../../../shared/audit/entry.ts'
import { auditSentence } from '../../../shared/audit/sentence.ts'
import { listEntries, listMemberEntries } from '../../../shared/database/audit/list.ts'
import { type EarningsCursor, earningsBefore } from '../../../shared/database/ledger/earnings.ts'
import { relativeTime, userMention } from '../../../shared/discord/markdown.ts'
import { type Snowflake, snowflakeAt, snowflakeTime } from '../../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { earningLine } from '../../messages/ledger-lines.ts'
import { LONGEST_DESCRIPTION } from '../../messages/list.ts'

const ENTRIES_PER_PAGE = 10

/** Which entries a page shows. */
export interface AuditView {
  memberId: Snowflake | null
  /** Only entries of this group; null for all changes. `earned` shows the XP that members earned and lost, instead of changes. */
  group: AuditGroup | 'earned' | null
  /**
   * Only entries older than the entry with this id. For `earned`, only XP after the cursor that `cursorText` wrote. Null for the
   * newest.
   */
  before: string | null
}

/** The lines of a page. */
export interface AuditPage {
  lines: readonly string[]
  /** `before` of the next page; null where there are no older entries. */
  nextBefore: string | null
}

/** Reads a page of a guild's audit, with as many entries as fit into a message. */
export async function auditPage(context: InteractionContext, view: AuditView): Promise<AuditPage> {
  const { database, guildId, locale } = context
  const { memberId, group, before } = view
  if (group === 'earned') return earnedPage(context, memberId, before)
  const kinds = group === null ? undefined : AUDIT_GROUPS[group]
  const filter = { guildId, kinds, before: before ?? undefined }
  const most = ENTRIES_PER_PAGE + 1
  const entries = await (memberId === null
    ? listEntries(database, filter, most)
    : listMemberEntries(database, { ...filter, memberId }, most))
  const lines: string[] = []
  let room = LONGEST_DESCRIPTION
  for (const entry of entries.slice(0, ENTRIES_PER_PAGE)) {
    const line = `${relativeTime(entry.at)} ${auditSentence(entry, locale)}`.slice(0, LONGEST_DESCRIPTION)
    room -= line.length + 1
    if (room < 0 && lines.length > 0) break
    lines.push(line)
  }
  return { lines, nextBefore: lines.length < entries.length ? (entries[lines.length - 1]?.id ?? null) : null }
}

/** Reads a page of the XP that a member, or all members, earned and lost. */
async function earnedPage(
  { database, guildId, text, now }: InteractionContext,
  userId: Snowflake | null,
  before: string | null,
): Promise<AuditPage> {
  const filter = { guildId, userId, after: before === null ? null : readCursor(before) }
  const { earnings, next } = await earningsBefore(database, filter, ENTRIES_PER_PAGE, now)
  const lines = earnings.map((earning) => {
    const line = earningLine(text, guildId, earning)
    return userId === null ? `${userMention(earning.userId)} · ${line}` : line
  })
  return { lines, nextBefore: next === null ? null : cursorText(next) }
}

/** A cursor in the form of an id, as the id of a button has it: the time as in a snowflake, and the count in its lower bits. */
const cursorText = ({ at, shown }: EarningsCursor): string => String(BigInt(snowflakeAt(at)) + BigInt(shown))

function readCursor(text: string): EarningsCursor {
  const at = snowflakeTime(text)
  return { at, shown: Number(BigInt(text) - BigInt(snowflakeAt(at))) }
}
