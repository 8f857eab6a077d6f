import type { Snowflake } from '../discord/snowflake.ts'
import { type Curve, levelAt } from '../levelling/curve.ts'
import { type MovedMembers, movedOutcome, type RoleOutcome, type RoleRules } from '../levelling/role-outcome.ts'
import type { Total } from '../levelling/xp-change.ts'
import { importedMessages, importedTotal, isTooMuch, type TotalMode } from './wanted-xp.ts'

/** A member of the file, before and after the import. */
export interface PreviewedMember {
  userId: Snowflake
  /** Null where this server has no XP of the member. */
  before: Total | null
  after: Total
}

/** What an import would change. */
export interface ImportPreview {
  /** Members of the file with XP in this server, and without. */
  known: number
  unknown: number
  /** Members of the file who are known to have left the server. */
  left: number
  /** Members whose total rises, falls and stays. */
  raised: number
  lowered: number
  same: number
  /** Members who do not get the gift, because their total would be too large. */
  tooMuch: number
  /** Members whose number of messages rises, falls and stays; null where the file has none. */
  messages: { raised: number; lowered: number; same: number } | null
  /** The members who would have the most XP, in this order. After a reset: the members who had the most. */
  top: PreviewedMember[]
  /** Roles that nobody gains or loses are absent. */
  roles: RoleOutcome[]
}

const SHOWN = 20

/** The most XP first. After a reset all have the same, and the XP before it decides. */
const byXp = (a: PreviewedMember, b: PreviewedMember): number =>
  b.after.xp - a.after.xp || (b.before?.xp ?? 0) - (a.before?.xp ?? 0)

/** The rules of an import, or of a change of many members, that decide about a member. */
interface PreviewRules {
  mode: TotalMode
  /** The server's curve, and the one after the import. */
  before: Curve
  after: Curve
  roles: RoleRules
}

/** A member of the file beside the same member of the server. */
interface ComparedMember {
  userId: Snowflake
  /** The present total; null where the server has no row of the member. */
  now: number | null
  /** The file's total. */
  wanted: number
  hasLeft: boolean
  /** The present number of messages, and the file's; null where it has none. */
  messages?: { now: number; wanted: number } | null
}

/** Adds up what an import would change, member by member. */
export class PreviewCount {
  private known = 0
  private unknown = 0
  private left = 0
  private raised = 0
  private lowered = 0
  private same = 0
  private tooMuch = 0
  private messages: ImportPreview['messages'] = null
  private top: PreviewedMember[] = []
  private readonly moves = new Map<string, MovedMembers>()

  constructor(private readonly rules: PreviewRules) {}

  add({ userId, now, wanted, hasLeft, messages = null }: ComparedMember): void {
    if (messages !== null) this.countMessages(messages)
    if (hasLeft) this.left++
    const { mode, before: curve, after: nextCurve } = this.rules
    const before = now === null ? null : { xp: now, level: levelAt(now, curve) }
    const xp = importedTotal(now ?? 0, wanted, mode)
    const after = { xp, level: levelAt(xp, nextCurve) }
    if (before === null) this.unknown++
    else this.known++
    const change = after.xp - (now ?? 0)
    if (change > 0) this.raised++
    else if (change < 0) this.lowered++
    else this.same++
    if (mode === 'give' && isTooMuch(now ?? 0, wanted)) this.tooMuch++
    this.show({ userId, before, after })
    this.move(before?.level ?? 0, after.level)
  }

  result(): ImportPreview {
    const { known, unknown, left, raised, lowered, same, tooMuch, messages, top, rules } = this
    const { roles } = movedOutcome([...this.moves.values()], rules.roles, rules.roles)
    return { known, unknown, left, raised, lowered, same, tooMuch, messages, top, roles }
  }

  private countMessages({ now, wanted }: { now: number; wanted: number }): void {
    this.messages ??= { raised: 0, lowered: 0, same: 0 }
    const change = importedMessages(now, wanted, this.rules.mode) - now
    this.messages[change > 0 ? 'raised' : change < 0 ? 'lowered' : 'same']++
  }

  private show(member: PreviewedMember): void {
    const last = this.top.at(-1)
    if (last !== undefined && this.top.length >= SHOWN && byXp(last, member) <= 0) return
    this.top = [...this.top, member].sort(byXp).slice(0, SHOWN)
  }

  private move(before: number, after: number): void {
    const key = `${before} ${after}`
    const move = this.moves.get(key) ?? { before, after, members: 0 }
    this.moves.set(key, { ...move, members: move.members + 1 })
  }
}
