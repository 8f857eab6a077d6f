import type { Route } from '../route.ts'
import { applicationRoutes } from './applications.ts'
import { channelRoutes } from './channels.ts'
import { commandRoutes } from './commands.ts'
import { entitlementRoutes } from './entitlements.ts'
import { guildRoutes } from './guilds.ts'
import { interactionRoutes } from './interactions.ts'
import { memberSearchRoutes } from './member-search.ts'
import { messageRoutes } from './messages.ts'
import { oauthRoutes } from './oauth.ts'
import { peopleRoutes } from './people.ts'
import { reactionRoutes } from './reactions.ts'
import { roleConnectionRoutes } from './role-connections.ts'
import { roleRoutes } from './roles.ts'
import { userRoutes } from './users.ts'

/** All routes of REST. The first that matches answers. */
export const routes: readonly Route[] = [
  ...userRoutes,
  ...peopleRoutes,
  ...oauthRoutes,
  ...applicationRoutes,
  ...roleConnectionRoutes,
  ...entitlementRoutes,
  // Before the routes of one member, whose pattern also fits `search`.
  ...memberSearchRoutes,
  ...guildRoutes,
  ...roleRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...reactionRoutes,
  ...commandRoutes,
  ...interactionRoutes,
]
