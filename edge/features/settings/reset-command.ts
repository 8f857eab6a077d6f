import { Type } from '../../../shared/discord/option.ts'
import type { OtherLanguage } from '../../../shared/discord/translation.ts'
import { command } from '../../interactions/context.ts'
import { settingCommands } from './commands.ts'
import { listResets } from './list-resets.ts'
import { permissionRefusal } from './permission-refusal.ts'
import { settingsResetTranslations } from './texts.ts'

/** Everything that can be reset. A setting has the name of its own subcommand. */
const resettable = [
  ...settingCommands.map(({ change: { name, translations }, setting: { permission }, reset }) => {
    return { name, translations, permission, reset }
  }),
  ...listResets,
]
const choices = resettable.map(({ name }) => ({ name, value: name }))

const translationOf = (language: OtherLanguage) => {
  const { name, description, setting } = settingsResetTranslations[language]
  const names = resettable.map((one) => [one.name, one.translations[language]?.name ?? one.name])
  return { name, description, options: { setting: { ...setting, choices: Object.fromEntries(names) } } }
}

/**
 * `/settings reset setting`: resets one setting to its default, or empties a list. It needs the same permission as a change of
 * the setting.
 */
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
    const found = resettable.find((one) => one.name === name)
    if (found === undefined) return context.say('refusal.unknownCommand')
    const refusal = permissionRefusal(context, found)
    return refusal === null ? found.reset(context) : { content: refusal }
  },
})
