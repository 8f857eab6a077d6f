import { accessRoutes } from './access/routes.ts'
import { showActivity } from './activity/show.ts'
import { activityRoleRoutes } from './activity-roles/routes.ts'
import { listAudit } from './audit/list.ts'
import { boostRoutes } from './boosts/routes.ts'
import { botRoutes } from './bots/routes.ts'
import { brandingRoutes } from './branding/routes.ts'
import { curveRoutes } from './curve/routes.ts'
import { doctorRoutes } from './doctor/routes.ts'
import { exportRoute } from './exports/route.ts'
import { showFeed } from './feed/show.ts'
import { guildRoutes } from './guild/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { keyRoutes } from './keys/routes.ts'
import { levelRoleRoutes } from './level-roles/routes.ts'
import { levelTextRoutes } from './level-texts/routes.ts'
import { commandLimitRoutes } from './lists/command-limits.ts'
import { ignoredRoutes } from './lists/ignored.ts'
import { multiplierRoutes } from './lists/multipliers.ts'
import { xpChannelRoutes } from './lists/xp-channels.ts'
import { meRoutes } from './me/routes.ts'
import { memberRoutes } from './members/routes.ts'
import { openApiRoute } from './openapi/route.ts'
import type { AnyRoute } from './route.ts'
import { seasonRoutes } from './seasons/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'

/** Every route below `/api/v1`: the only list. The router, the OpenAPI document and tests read it. */
export const routes: readonly AnyRoute[] = [
  // The documentation shows the groups in this order.
  ...meRoutes,
  ...guildRoutes,
  ...settingsRoutes,
  ...memberRoutes,
  showFeed,
  showActivity,
  ...curveRoutes,
  ...levelRoleRoutes,
  ...activityRoleRoutes,
  ...levelTextRoutes,
  ...ignoredRoutes,
  ...xpChannelRoutes,
  ...multiplierRoutes,
  ...boostRoutes,
  ...seasonRoutes,
  ...importRoutes,
  exportRoute,
  ...commandLimitRoutes,
  ...doctorRoutes,
  ...botRoutes,
  listAudit,
  ...accessRoutes,
  ...keyRoutes,
  ...webhookRoutes,
  ...brandingRoutes,
  openApiRoute(() => routes),
]
