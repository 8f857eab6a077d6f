import { settingsReply } from '../../../shared/api/settings.ts'
import { namedFacts } from '../guild/facts.ts'
import { surroundingsOf } from '../guild/look.ts'
import { route } from '../route.ts'
import { settingsForms } from './form.ts'

export const readSettings = route({
  id: 'settings.read',
  method: 'GET',
  path: '/guilds/:guild_id/settings',
  access: 'viewer',
  key: 'read',
  summary: 'Lists all settings of the server, with everything that a form needs to change them',
  reply: settingsReply,
  async load(context) {
    const facts = await namedFacts(context)
    const { stored, looked } = facts
    return { ...facts, surroundings: looked && (await surroundingsOf(context, looked, stored)) }
  },
  run(context, _, { stored, names, surroundings }) {
    return { body: settingsForms(context, { stored, names }, surroundings), version: String(stored.version) }
  },
})
