import { notificationTexts } from '../../shared/settings/notifications.ts'
import { roleAssignTypeTexts } from '../../shared/settings/role-assign-type.ts'
import { type TextArguments as ArgumentsOf, type Speak as SpeakOf, speakFrom } from '../../shared/text/say.ts'
import { authorityTexts } from '../messages/authority-texts.ts'
import { boardFindingTexts } from '../messages/board-finding-texts.ts'
import { brandingTexts } from '../messages/branding-texts.ts'
import { failureTexts } from '../messages/doctor-texts.ts'
import { findingTexts } from '../messages/finding-texts.ts'
import { levelRoleReplyTexts } from '../messages/level-role-texts.ts'
import { levelTextReplyTexts } from '../messages/level-text-texts.ts'
import { linkedProblemTexts } from '../messages/linked-problem-texts.ts'
import { permissionChatTexts } from '../messages/permission-chat-texts.ts'
import { permissionServerTexts } from '../messages/permission-server-texts.ts'
import { permissionTexts } from '../messages/permission-texts.ts'
import { permissionVoiceTexts } from '../messages/permission-voice-texts.ts'
import { unearnedTexts } from '../messages/unearned-texts.ts'
import { activityRolesTexts } from './activity-roles/texts.ts'
import { auditTexts } from './audit/texts.ts'
import { boostTexts } from './boost/texts.ts'
import { curveReplyTexts } from './curve/texts.ts'
import { decayTexts } from './decay/texts.ts'
import { doctorTexts } from './doctor/texts.ts'
import { exportTexts } from './export/texts.ts'
import { ignoredTexts } from './ignored/texts.ts'
import { importTexts } from './import/texts.ts'
import { levelRoleRuleTexts } from './level-roles/rule-texts.ts'
import { levelRolesTexts } from './level-roles/texts.ts'
import { levelTextsTexts } from './level-texts/texts.ts'
import { memberCatalogue } from './member-texts.ts'
import { multipliersTexts } from './multipliers/texts.ts'
import { seasonEndTexts } from './season/end-texts.ts'
import { seasonListTexts } from './season/list-texts.ts'
import { seasonStartTexts } from './season/start-texts.ts'
import { limitsTexts } from './settings/limits-texts.ts'
import { managersTexts } from './settings/managers-texts.ts'
import { menuTexts } from './settings/menu-texts.ts'
import { settingsShowTexts } from './settings/show-texts.ts'
import { settingsTexts } from './settings/texts.ts'
import { setupTexts } from './setup/texts.ts'
import { linkedRolesTexts } from './whitelabel/linked-texts.ts'
import { whitelabelSetupTexts } from './whitelabel/setup-texts.ts'
import { whitelabelTexts } from './whitelabel/texts.ts'
import { bulkReplyTexts } from './xp/bulk-texts.ts'
import { levelsTexts } from './xp/levels-texts.ts'
import { xpTexts } from './xp/texts.ts'
import { whyOtherTexts } from './xp/why-other-texts.ts'
import { whyTexts } from './xp/why-texts.ts'
import { xpChannelsTexts } from './xp-channels/texts.ts'

/** Every sentence that the edge answers with, by key. A feature's keys begin with its name, so that no two are the same. */
export const catalogue = {
  ...memberCatalogue,
  ...activityRolesTexts,
  ...auditTexts,
  ...authorityTexts,
  ...boostTexts,
  ...brandingTexts,
  ...bulkReplyTexts,
  ...curveReplyTexts,
  ...decayTexts,
  ...doctorTexts,
  ...failureTexts,
  ...findingTexts,
  ...ignoredTexts,
  ...levelRoleReplyTexts,
  ...levelRoleRuleTexts,
  ...levelRolesTexts,
  ...levelTextReplyTexts,
  ...levelTextsTexts,
  ...levelsTexts,
  ...importTexts,
  ...exportTexts,
  ...limitsTexts,
  ...linkedProblemTexts,
  ...linkedRolesTexts,
  ...managersTexts,
  ...menuTexts,
  ...multipliersTexts,
  ...notificationTexts,
  ...permissionTexts,
  ...permissionChatTexts,
  ...permissionServerTexts,
  ...permissionVoiceTexts,
  ...roleAssignTypeTexts,
  ...seasonEndTexts,
  ...seasonListTexts,
  ...seasonStartTexts,
  ...settingsShowTexts,
  ...settingsTexts,
  ...setupTexts,
  ...unearnedTexts,
  ...boardFindingTexts,
  ...whitelabelTexts,
  ...whitelabelSetupTexts,
  ...whyTexts,
  ...whyOtherTexts,
  ...xpChannelsTexts,
  ...xpTexts,
}

export type TextKey = keyof typeof catalogue
export type TextArguments<Key extends TextKey> = ArgumentsOf<typeof catalogue, Key>

/** A function that formats the edge's sentences in one language. */
export type Speak = SpeakOf<typeof catalogue>

/** The edge's sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(catalogue)
