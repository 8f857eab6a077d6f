import type { EdgeDeclaredCommand } from '../interactions/context.ts'
import { about } from './about.ts'
import { leaderboard } from './leaderboard.ts'
import { level, levelMenu } from './level.ts'
import { levels } from './levels.ts'
import { whitelabel } from './whitelabel.ts'
import { xp } from './xp.ts'

/** Every command there is: the dispatcher runs these, the registration script tells Discord of these. */
export const commands: readonly EdgeDeclaredCommand[] = [about, level, levelMenu, leaderboard, levels, xp, whitelabel]
