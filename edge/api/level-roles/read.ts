import { levelRolesReply } from '../../../shared/api/level-roles.ts'
import { route } from '../route.ts'
import { levelRolesFacts, levelRolesReplyOf } from './list.ts'

export const readLevelRoles = route({
  id: 'level-roles.list',
  method: 'GET',
  path: '/guilds/:guild_id/level-roles',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the level roles, with the progress of giving them to members',
  reply: levelRolesReply,
  load: (context) => levelRolesFacts(context),
  // Without an ETag: progress changes while the version stays.
  run: (context, _, facts) => ({ body: levelRolesReplyOf(context, facts, null) }),
})
