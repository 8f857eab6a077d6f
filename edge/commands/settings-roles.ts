import { changeSettings } from '../../shared/database/guild-settings.ts'
import { syncRoles } from '../../shared/database/role-sync.ts'
import { Type } from '../../shared/discord/command.ts'
import { settingsRolesTranslations } from '../../shared/text/commands/settings.ts'
import { syncReply } from '../guild/sync-reply.ts'
import { command } from '../interactions/context.ts'

/** `/settings roles`: whether members keep one level role or all; everybody's are changed to that. */
export const roles = command({
  name: 'roles',
  description: 'Whether members keep one level role or all',
  translations: settingsRolesTranslations,
  private: true,
  options: {
    type: {
      type: Type.String,
      description: 'Which roles stay',
      required: true,
      choices: [
        { name: 'That of the highest level only', value: 'single' },
        { name: 'Those of all levels reached', value: 'stack' },
      ],
    },
  },
  async run(context, { type }) {
    const { database, guildId, now, text } = context
    await changeSettings(database, guildId, { role_assign_type: type }, now)
    const syncing = await syncRoles(database, { guildId, reply: syncReply(context) }, now)
    return { content: [text(`settings.${type}Set`), ...(syncing ? [text('settings.syncing')] : [])].join('\n') }
  },
})
