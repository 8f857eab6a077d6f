import { aboutTexts } from './about.ts'
import { authorityTexts } from './authority.ts'
import { botDetailTexts } from './bot-detail.ts'
import { doctorTexts } from './doctor.ts'
import { findingTexts } from './finding.ts'
import { ignoredTexts } from './ignored.ts'
import { leaderboardTexts } from './leaderboard.ts'
import { levelTexts } from './level.ts'
import { levelRolesTexts } from './level-roles.ts'
import { levelUpTexts } from './level-up.ts'
import { levelsTexts } from './levels.ts'
import { listTexts } from './list.ts'
import { managersTexts } from './managers.ts'
import { permissionTexts } from './permission.ts'
import { permissionChatTexts } from './permission-chat.ts'
import { permissionServerTexts } from './permission-server.ts'
import { permissionVoiceTexts } from './permission-voice.ts'
import { refusalTexts } from './refusal.ts'
import { roleSyncTexts } from './role-sync.ts'
import { settingsTexts } from './settings.ts'
import { whitelabelTexts } from './whitelabel.ts'
import { whitelabelOutcomeTexts } from './whitelabel-outcome.ts'
import { whitelabelSetupTexts } from './whitelabel-setup.ts'
import { whyTexts } from './why.ts'
import { xpTexts } from './xp.ts'

/** Every sentence a member can read, by key. A feature's keys begin with its name, so that none hides another's. */
export const catalogue = {
  ...aboutTexts,
  ...authorityTexts,
  ...botDetailTexts,
  ...doctorTexts,
  ...findingTexts,
  ...ignoredTexts,
  ...leaderboardTexts,
  ...levelTexts,
  ...levelRolesTexts,
  ...levelUpTexts,
  ...levelsTexts,
  ...listTexts,
  ...managersTexts,
  ...permissionTexts,
  ...permissionChatTexts,
  ...permissionServerTexts,
  ...permissionVoiceTexts,
  ...refusalTexts,
  ...roleSyncTexts,
  ...settingsTexts,
  ...whitelabelTexts,
  ...whitelabelSetupTexts,
  ...whitelabelOutcomeTexts,
  ...whyTexts,
  ...xpTexts,
}
