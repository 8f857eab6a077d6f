import { aboutTexts } from './about.ts'
import { leaderboardTexts } from './leaderboard.ts'
import { levelTexts } from './level.ts'
import { levelUpTexts } from './level-up.ts'
import { permissionTexts } from './permission.ts'
import { refusalTexts } from './refusal.ts'
import { roleSyncTexts } from './role-sync.ts'

/** Every sentence a member can read, by key. A feature's keys begin with its name, so that none hides another's. */
export const catalogue = {
  ...aboutTexts,
  ...leaderboardTexts,
  ...levelTexts,
  ...levelUpTexts,
  ...permissionTexts,
  ...refusalTexts,
  ...roleSyncTexts,
}
