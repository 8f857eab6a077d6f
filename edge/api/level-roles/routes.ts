import { addLevelRoleRoute } from './add.ts'
import { previewLevelRoles } from './preview.ts'
import { readLevelRoles } from './read.ts'
import { removeLevelRoleRoute } from './remove.ts'

/** The routes about a guild's level roles. */
export const levelRoleRoutes = [readLevelRoles, addLevelRoleRoute, removeLevelRoleRoute, previewLevelRoles]
