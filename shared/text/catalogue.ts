import { aboutTexts } from './about.ts'
import { leaderboardTexts } from './leaderboard.ts'
import { levelTexts } from './level.ts'
import { levelUpTexts } from './level-up.ts'
import { levelsTexts } from './levels.ts'
import { permissionTexts } from './permission.ts'
import { refusalTexts } from './refusal.ts'
import { roleSyncTexts } from './role-sync.ts'
import { whyTexts } from './why.ts'
import { xpTexts } from './xp.ts'

/** Every sentence a member can read, by key. A feature's keys begin with its name, so that none hides another's. */
export const catalogue = {
  ...aboutTexts,
  ...leaderboardTexts,
  ...levelTexts,
  ...levelUpTexts,
  ...levelsTexts,
  ...permissionTexts,
  ...refusalTexts,
  ...roleSyncTexts,
  ...whyTexts,
  ...xpTexts,
}
