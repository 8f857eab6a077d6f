import type { Kysely } from 'kysely'
import { membersBeingScreened } from '../../../shared/database/jobs/screening.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'

/** Members beyond this number get their roles when their job is looked at again. */
const MOST_REMEMBERED = 100_000

const keyOf = ({ guildId, userId }: MemberKey): string => memberKeyText(guildId, userId)

/**
 * Members whose roles wait until they have agreed to the rules of their server. Discord sends an event for every change
 * of every member, and only the events of these members matter.
 */
export class Screening {
  private members = new Set<string>()
  /** Members noted here whose job may not be stored yet, each with the number of refreshes that had begun before. */
  private readonly noted = new Map<string, number>()
  private refreshes = 0
  private loaded = false

  /** This member's roles wait from now on. */
  note(member: MemberKey): void {
    this.members.add(keyOf(member))
    this.noted.set(keyOf(member), this.refreshes)
  }

  /** Whether a member's roles may wait. Before the first `refresh` that is true for everybody. */
  mayWait(member: MemberKey): boolean {
    return !this.loaded || this.members.has(keyOf(member))
  }

  /** Whether a member's roles wait, as far as this process knows. */
  waits(member: MemberKey): boolean {
    return this.members.size > 0 && this.members.has(keyOf(member))
  }

  /** The screening of this member has ended. */
  forget(member: MemberKey): void {
    this.members.delete(keyOf(member))
    this.noted.delete(keyOf(member))
  }

  /** Reads all members whose roles wait, including those that other processes noted. */
  async refresh(db: Kysely<Database>): Promise<void> {
    this.refreshes++
    const waiting = await membersBeingScreened(db, MOST_REMEMBERED)
    this.members = new Set([...waiting.map(keyOf), ...this.noted.keys()])
    for (const [key, before] of this.noted) if (before < this.refreshes) this.noted.delete(key)
    this.loaded = true
  }
}
