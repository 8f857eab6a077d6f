import type { Kysely } from 'kysely'
import { membersBeingScreened } from '../../../shared/database/jobs/screening.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'

/** Beyond these, a member's roles come with the next look at the job. */
const MOST_REMEMBERED = 100_000

const keyOf = ({ guildId, userId }: MemberKey): string => memberKeyText(guildId, userId)

/**
 * Members whose roles wait until they have agreed to the rules of their server. Discord tells of every change of a
 * member, and only what is told of these matters.
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

  /** Whether a member's roles may wait; until the database was read, everybody's may. */
  mayWait(member: MemberKey): boolean {
    return !this.loaded || this.members.has(keyOf(member))
  }

  /** Whether they surely do, as far as this process remembers. */
  waits(member: MemberKey): boolean {
    return this.members.size > 0 && this.members.has(keyOf(member))
  }

  /** It was told that this member's screening has ended. */
  forget(member: MemberKey): void {
    this.members.delete(keyOf(member))
    this.noted.delete(keyOf(member))
  }

  /** Reads who waits, through whichever process. */
  async refresh(db: Kysely<Database>): Promise<void> {
    const earlier = this.noted
    this.noted = new Set()
    const waiting = await membersBeingScreened(db, MOST_REMEMBERED)
    // Who was noted lately may not be written yet.
    this.members = new Set([...waiting.map(keyOf), ...earlier, ...this.noted])
    this.loaded = true
  }
}
