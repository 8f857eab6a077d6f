import { settingsBody, settingsReply } from '../../../shared/api/settings.ts'
import { namedFacts } from '../guild/facts.ts'
import { route } from '../route.ts'
import { save } from './save.ts'

export const changeSettingsRoute = route({
  id: 'settings.change',
  method: 'PATCH',
  path: '/guilds/:guild_id/settings',
  access: 'manager',
  key: 'write',
  summary: 'Changes settings of the server; values that are left out stay',
  request: { body: settingsBody },
  reply: settingsReply,
  needsVersion: true,
  load: (context) => namedFacts(context),
  run: (context, { body: { values } }, before) => save(context, values, before),
})
