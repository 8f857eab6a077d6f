import { qualifies } from '../linked-roles/condition.ts'
import { NO_CONNECTION } from '../linked-roles/connection.ts'
import { authorisationKey } from '../oauth/state.ts'
import type { ApplicationState } from '../state/application.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { giveRole, takeRole } from './members.ts'

/**
 * Gives a person the linked roles of an application whose rules they satisfy, and takes the others, in every server. At Discord a
 * member first presses a button in the list of the server's linked roles; here the role comes without it.
 */
export function settleLinkedRoles(
  world: World,
  { application, user }: { application: ApplicationState; user: UserState },
): void {
  const key = authorisationKey(application, user)
  const connection = world.oauth.authorisations.get(key)?.connection ?? NO_CONNECTION
  const now = world.settings.clock.now()
  for (const guild of world.guilds.values()) {
    const member = guild.members.get(user.id)
    if (member === undefined) continue
    for (const [roleId, rule] of guild.linkedRoles) {
      if (rule.applicationId !== application.id) continue
      const change = qualifies(connection, rule, application.connectionRecords, now) ? giveRole : takeRole
      change(world, guild, member, roleId, null)
    }
  }
}
