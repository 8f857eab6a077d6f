import { AUDIT_GROUP_NAMES } from '../../../shared/audit/group-texts.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { command } from '../../interactions/context.ts'
import { auditMessage } from './component.ts'
import { auditTranslations, EARNED_NAMES } from './texts.ts'

/**
 * `/audit [member] [kind]`: who changed XP, settings and lists in this server, the newest changes first. With `earned` as its
 * kind, the XP that members earned and lost.
 */
export const audit = command({
  name: 'audit',
  description: 'Show who changed XP, settings and lists',
  translations: auditTranslations,
  permission: Permission.ManageGuild,
  ephemeral: true,
  options: {
    member: { type: Type.User, description: 'Only changes by this member, or of this member' },
    kind: {
      type: Type.String,
      description: 'Only changes of this kind',
      choices: [...namedChoices(AUDIT_GROUP_NAMES), { name: EARNED_NAMES.en, value: 'earned' }],
    },
  },
  run: (context, { member, kind }) =>
    auditMessage(context, { memberId: member ?? null, group: kind ?? null, before: null }),
})
