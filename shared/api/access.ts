import * as v from 'valibot'
import { described } from './described.ts'
import { id } from './ids.ts'

/** `manage`: may change settings and members, like Manage Server. `view`: may only look. */
const roleAccess = v.picklist(['manage', 'view'])
export type RoleAccess = v.InferOutput<typeof roleAccess>

export const accessItem = v.object({
  roleId: id,
  name: described('Null where the role was deleted', v.nullable(v.string())),
  access: roleAccess,
})
export type AccessItem = v.InferOutput<typeof accessItem>

/** `GET /guilds/:guild_id/access`. Owner, Administrator and Manage Server need no role. */
export const accessReply = v.object({
  version: described('Version of the server’s configuration, for `If-Match`', v.string()),
  items: v.array(accessItem),
  next: v.null(),
  most: described('The most roles with each kind of access', v.number()),
})
export type AccessReply = v.InferOutput<typeof accessReply>

/** `PUT /guilds/:guild_id/access/:role_id` */
export const accessBody = v.strictObject({ access: roleAccess })
