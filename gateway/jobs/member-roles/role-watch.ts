import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { RoleChange } from '../../../shared/levelling/level-roles.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'

/** A member's roles by each event, in the order of the events. */
export type RolesTold = (readonly Snowflake[])[]

/** Collects events about the roles of members whose roles are being changed. */
export class RoleWatch {
  private readonly watched = new Map<string, RolesTold>()

  /** @param roles the member's roles by an event */
  note(guildId: Snowflake, userId: Snowflake, roles: readonly Snowflake[]): void {
    this.watched.get(memberKeyText(guildId, userId))?.push(roles)
  }

  /** Collects events about a member during `work`. Only one watch of a member may run at a time. */
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
 * The changes that others made between our reading and our replacing of a member's roles, and that replacing undid.
 * @param read the roles that were read
 * @param written the roles that replaced them
 * @param told the roles by each event since the reading; one of the events is about the replacing
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
