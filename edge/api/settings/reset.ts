import { settingsReply, settingsResetBody } from '../../../shared/api/settings.ts'
import { DEFAULT_SETTINGS, SETTINGS } from '../../../shared/settings/index.ts'
import { namedFacts } from '../guild/facts.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { save } from './save.ts'
import { saySettings } from './texts.ts'

export const resetSettings = route({
  id: 'settings.reset',
  method: 'POST',
  path: '/guilds/:guild_id/settings/reset',
  access: 'manager',
  key: 'write',
  summary: 'Resets settings of the server to their defaults',
  request: { body: settingsResetBody },
  reply: settingsReply,
  needsVersion: true,
  load: (context) => namedFacts(context),
  run(context, { body: { keys } }, before) {
    const say = saySettings(context.locale)
    const columnsOf = (key: string): string[] => {
      return Object.keys(SETTINGS.find((setting) => setting.key === key)?.columns ?? {})
    }
    // A setting without columns has a list of its own, which its own page changes.
    const errors = keys.flatMap((key, nth) =>
      columnsOf(key).length === 0 ? [{ at: `body.keys.${nth}`, detail: say('ownPage') }] : [],
    )
    if (errors.length > 0) return refuse('cannot-do', say('notSaved'), { errors })
    const names = new Set(keys.flatMap(columnsOf))
    const defaults = Object.entries(DEFAULT_SETTINGS).filter(([name]) => names.has(name))
    return save(context, Object.fromEntries(defaults), before)
  },
})
