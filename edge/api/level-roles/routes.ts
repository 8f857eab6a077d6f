import { addLevelRoleRoute } from './add.ts'
import { changeLevelRoleRoute } from './change.ts'
import { previewLevelRoles } from './preview.ts'
import { readLevelRoles } from './read.ts'
import { removeLevelRoleRoute } from './remove.ts'
import { reportSyncRoute, startSyncRoute } from './sync-routes.ts'

/** The routes about a guild's level roles. */
export const levelRoleRoutes = [
  readLevelRoles,
  addLevelRoleRoute,
  changeLevelRoleRoute,
  removeLevelRoleRoute,
  previewLevelRoles,
  reportSyncRoute,
  startSyncRoute,
]
