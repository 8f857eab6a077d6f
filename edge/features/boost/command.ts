import { Permission } from '../../../shared/discord/permission.ts'
import type { EdgeDeclaredCommand } from '../../interactions/context.ts'
import { boostTranslations } from './labels.ts'
import { boostList } from './list-command.ts'
import { boostSchedule } from './schedule-command.ts'
import { boostStart } from './start-command.ts'
import { boostStop } from './stop-command.ts'

/** `/boost start|schedule|list|stop`: times in which members earn more XP, or less. */
export const boost: EdgeDeclaredCommand = {
  name: 'boost',
  description: 'Times in which members earn more XP',
  translations: boostTranslations,
  permission: Permission.ManageGuild,
  commands: [boostStart, boostSchedule, boostList, boostStop],
}
