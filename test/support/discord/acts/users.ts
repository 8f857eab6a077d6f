import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { endAuthorisation } from './authorisations.ts'

/** Deletes an account with its direct messages, its logins and its authorisations. It is in no guild any more. */
export function deleteUser(world: World, user: UserState): void {
  const { authorisations, logins } = world.oauth
  for (const authorisation of authorisations.values()) {
    if (authorisation.user === user) endAuthorisation(world, authorisation)
  }
  for (const [cookie, other] of logins) if (other === user) logins.delete(cookie)
  for (const id of user.dms.values()) world.channels.delete(id)
  world.users.delete(user.id)
}
