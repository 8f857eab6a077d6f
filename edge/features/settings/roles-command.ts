import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { ROLE_TYPE_ABOUT, ROLE_TYPE_CHOICES } from '../../../shared/settings/role-assign-type.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { command } from '../../interactions/context.ts'
import { roleTypeMessage } from './role-type-message.ts'
import { setRoleType } from './set-role-type.ts'
import { settingsRolesTranslations } from './texts.ts'

/** `/settings roles`: whether members keep one level role or all. The roles of all members are changed to match. */
export const roles = command({
  name: 'roles',
  description: ROLE_TYPE_ABOUT.en,
  translations: settingsRolesTranslations,
  permission: Permission.ManageRoles,
  ephemeral: true,
  options: {
    type: {
      type: Type.String,
      description: 'Which roles members keep',
      required: true,
      choices: namedChoices(ROLE_TYPE_CHOICES),
    },
  },
  async run(context, { type }) {
    return roleTypeMessage(context.text, type, await setRoleType(context, type))
  },
})
