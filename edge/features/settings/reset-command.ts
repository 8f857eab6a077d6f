import { Type } from '../../../shared/discord/option.ts'
import type { OtherLanguage } from '../../../shared/discord/translation.ts'
import { command } from '../../interactions/context.ts'
import { settingCommands } from './commands.ts'
import { permissionRefusal } from './permission-refusal.ts'
import { settingsResetTranslations } from './texts.ts'

/** A setting has the name of its own subcommand. */
const choices = settingCommands.map(({ change }) => ({ name: change.name, value: change.name }))

const translationOf = (language: OtherLanguage) => {
  const { name, description, setting } = settingsResetTranslations[language]
  const names = settingCommands.map(({ change }) => [change.name, change.translations[language]?.name ?? change.name])
  return { name, description, options: { setting: { ...setting, choices: Object.fromEntries(names) } } }
}

/** `/settings reset setting`: resets one setting to its default. It takes the same permission as changing the setting. */
export const reset = command({
  name: 'reset',
  description: 'Reset a setting to its default',
  translations: {
    de: translationOf('de'),
    fr: translationOf('fr'),
    es: translationOf('es'),
    'pt-BR': translationOf('pt-BR'),
  },
  ephemeral: true,
  options: { setting: { type: Type.String, description: 'Which setting', required: true, choices } },
  async run(context, { setting: name }) {
    const found = settingCommands.find(({ change }) => change.name === name)
    if (found === undefined) return context.say('refusal.unknownCommand')
    const refusal = permissionRefusal(context, found.setting)
    return refusal === null ? found.reset(context) : { content: refusal }
  },
})
