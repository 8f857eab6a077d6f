import type { Route } from '../route.ts'
import { channelRoutes } from './channels.ts'
import { guildRoutes } from './guilds.ts'
import { messageRoutes } from './messages.ts'
import { userRoutes } from './users.ts'

/** Everything REST answers; the first that matches does. */
export const routes: readonly Route[] = [...userRoutes, ...guildRoutes, ...channelRoutes, ...messageRoutes]
