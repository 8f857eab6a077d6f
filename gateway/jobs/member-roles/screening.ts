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
  private noted = new Set<string>()
  private loaded = false

  /** This member's roles wait from now on. */
  note(member: MemberKey): void {
    this.members.add(keyOf(member))
    this.noted.add(keyOf(member))
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
    const earlier = this.noted
    this.noted = new Set()
    const waiting = await membersBeingScreened(db, MOST_REMEMBERED)
    // The job of a member who was noted just now may not be written yet.
    this.members = new Set([...waiting.map(keyOf), ...earlier, ...this.noted])
    this.loaded = true
  }
}
