import { settingsBody, settingsReply } from '../../../shared/api/settings.ts'
import { namedFacts } from '../guild/facts.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { ownPageErrors } from './judge.ts'
import { save } from './save.ts'
import { saySettings } from './texts.ts'

export const changeSettingsRoute = route({
  id: 'settings.change',
  method: 'PATCH',
  path: '/guilds/:guild_id/settings',
  access: 'manager',
  key: 'write',
  summary: 'Changes settings of the server; values that are left out stay, and the level curve has routes of its own',
  request: { body: settingsBody },
  reply: settingsReply,
  needsVersion: true,
  load: (context) => namedFacts(context),
  run(context, { body: { values } }, before) {
    const errors = ownPageErrors(context, values, before.stored)
    if (errors.length > 0) return refuse('cannot-do', saySettings(context.locale)('notSaved'), { errors })
    return save(context, values, before)
  },
})
