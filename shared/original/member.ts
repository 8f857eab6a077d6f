import type { Snowflake } from '../discord/snowflake.ts'
import { type RowRefusal, readRow } from '../imports/values.ts'
import { type ImportMode, importedTotal } from '../imports/wanted-xp.ts'
import type { MemberKey } from '../levelling/member-key.ts'
import type { SourceRow } from './schema.ts'
import { idOf, timeOf } from './values.ts'

/** A member of the original. */
export interface OriginalMember extends MemberKey {
  xp: number
  messageCount: number
  /** When the member last earned XP, in milliseconds since 1970; null where it is not known. */
  lastXpAt: number | null
}

export type MemberRefusal = RowRefusal | 'unknown-guild'

export type ReadMember = { ok: true; member: OriginalMember } | { ok: false; why: MemberRefusal }

/** Reads a member. @param hasGuild whether the server with this id can be imported @param now milliseconds since 1970 */
export function readMember(
  row: SourceRow<'guildUsers'>,
  hasGuild: (id: Snowflake) => boolean,
  now: number,
): ReadMember {
  const guildId = idOf(row.guildId)
  if (guildId === null || !hasGuild(guildId)) return { ok: false, why: 'unknown-guild' }
  const read = readRow({ id: row.userId, xp: row.xp, level: null, messages: row.messageCount })
  if (!read.ok) return read
  return {
    ok: true,
    member: {
      ...{ guildId, userId: read.member.userId, xp: read.member.xp ?? 0 },
      messageCount: read.member.messages ?? 0,
      lastXpAt: timeOf(row.lastXpAt, now),
    },
  }
}

/** A member as this database has them. */
export interface PresentMember {
  xp: number
  messageCount: number
  lastXpAt: number | null
  /** The XP that earlier runs gave, by the keys of their rows in the ledger. */
  given: ReadonlyMap<string, number>
  /** Whether old rows of the ledger were joined to one, which may contain those of earlier runs. */
  hasJoinedRows: boolean
}

/** What an import changes of a member. */
export interface MemberChange {
  /** `same`: nothing changes. `already`: an earlier run gave this total. `empty`: a member without XP, who gets no row. */
  outcome: 'new' | 'changed' | 'same' | 'already' | 'empty'
  amount: number
  messageCount: number
  lastXpAt: number | null
}

export type MemberPlan =
  | { ok: true; change: MemberChange }
  /** `forgotten`: the member's data was deleted at their own request. */
  | { ok: false; why: 'joined-rows' | 'forgotten' }

const KEYS = 'prosperity:'

/** Whether a key of the ledger is of a row that this import wrote. */
export const isOwnKey = (key: string): boolean => key.startsWith(KEYS)

/** The key of a member's row in the ledger. A run that finds it has given this total before. */
export const keyFor = ({ xp }: OriginalMember, mode: ImportMode): string => `${KEYS}${mode}:${xp}`

/**
 * Decides what an import changes of a member. Counts of messages and times never fall, so that a second run changes nothing.
 * With `add`, the XP that earlier runs gave is subtracted. A member for whom it is not known any more is refused.
 * @param present null where this database does not have the member
 */
export function planMember(wanted: OriginalMember, present: PresentMember | null, mode: ImportMode): MemberPlan {
  const { xp, messageCount, lastXpAt, given, hasJoinedRows } = present ?? NOBODY
  if (mode === 'add' && hasJoinedRows) return { ok: false, why: 'joined-rows' }
  const counts = {
    messageCount: Math.max(messageCount, wanted.messageCount),
    lastXpAt: Math.max(lastXpAt ?? 0, wanted.lastXpAt ?? 0) || null,
  }
  const raises = counts.messageCount !== messageCount || counts.lastXpAt !== lastXpAt
  const isGiven = given.has(keyFor(wanted, mode))
  const before = mode === 'add' ? [...given.values()].reduce((sum, amount) => sum + amount, 0) : 0
  const amount = isGiven ? 0 : importedTotal(xp, Math.max(0, wanted.xp - before), mode) - xp
  const changes = amount !== 0 || raises
  const ofKnown = changes ? 'changed' : isGiven ? 'already' : 'same'
  const outcome = present !== null ? ofKnown : wanted.xp > 0 ? 'new' : 'empty'
  return { ok: true, change: { outcome, amount, ...counts } }
}

const NOBODY: PresentMember = { xp: 0, messageCount: 0, lastXpAt: null, given: new Map(), hasJoinedRows: false }
