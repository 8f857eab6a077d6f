import { settingsReply, settingsResetBody } from '../../../shared/api/settings.ts'
import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { DEFAULT_SETTINGS, SETTINGS } from '../../../shared/settings/index.ts'
import { workText } from '../../messages/season.ts'
import { namedFacts } from '../guild/facts.ts'
import { sayAsCommands } from '../guild/say.ts'
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
  async load(context) {
    const [before, work] = await Promise.all([namedFacts(context), guildWork(context.database, context.guildId)])
    return { before, work }
  },
  run(context, { body: { keys } }, { before, work }) {
    const say = saySettings(context.locale)
    const changesCurve = keys.includes('curve') && before.stored.settings.curve !== DEFAULT_SETTINGS.curve
    if (changesCurve && work === 'season') {
      const detail = workText(sayAsCommands(context.locale), work)
      return refuse('cannot-do', detail, { errors: [{ at: `body.keys.${keys.indexOf('curve')}`, detail }] })
    }
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
