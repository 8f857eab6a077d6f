import type { EdgeDeclaredCommand } from '../interactions/context.ts'
import { about } from './about.ts'
import { doctor } from './doctor.ts'
import { ignored } from './ignored.ts'
import { leaderboard } from './leaderboard.ts'
import { level, levelMenu } from './level.ts'
import { levelRoles } from './level-roles.ts'
import { levels } from './levels.ts'
import { settings } from './settings.ts'
import { whitelabel } from './whitelabel.ts'
import { xp } from './xp.ts'

/** Every command there is: the dispatcher runs these, the registration script tells Discord of these. */
export const commands: readonly EdgeDeclaredCommand[] = [
  about,
  level,
  levelMenu,
  leaderboard,
  levels,
  xp,
  levelRoles,
  ignored,
  settings,
  doctor,
  whitelabel,
]
