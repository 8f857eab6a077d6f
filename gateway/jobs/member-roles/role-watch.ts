import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { RoleChange } from '../../../shared/levelling/level-roles.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'

/** A member's roles as events had them, in order. */
export type RolesTold = (readonly Snowflake[])[]

/** Follows what Discord tells of a member's roles while they are read and changed. */
export class RoleWatch {
  private readonly watched = new Map<string, RolesTold>()

  /** What an event says that a member's roles are now. */
  note(guildId: Snowflake, userId: Snowflake, roles: readonly Snowflake[]): void {
    this.watched.get(memberKeyText(guildId, userId))?.push(roles)
  }

  /** Collects what is told during `work`. One watch of a member at a time. */
  async during<T>(guildId: Snowflake, userId: Snowflake, work: (told: RolesTold) => Promise<T>): Promise<T> {
    const key = memberKeyText(guildId, userId)
    const told: RolesTold = []
    this.watched.set(key, told)
    try {
      return await work(told)
    } finally {
      this.watched.delete(key)
    }
  }
}

/**
 * What others changed between our reading a member's roles and our replacing them, and what replacing undid.
 * @param read the roles that were read
 * @param written the roles that they were replaced with
 * @param told what events said since the reading, the replacing among them
 */
export function undoneChange(
  read: readonly Snowflake[],
  written: readonly Snowflake[],
  told: Readonly<RolesTold>,
): RoleChange {
  const ours = told.findIndex((roles) => isSame(roles, written))
  const replaced = told[ours - 1]
  if (replaced === undefined) return { give: [], take: [] }
  return {
    give: replaced.filter((id) => !read.includes(id) && !written.includes(id)),
    take: read.filter((id) => !replaced.includes(id) && written.includes(id)),
  }
}

const isSame = (one: readonly Snowflake[], other: readonly Snowflake[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))
