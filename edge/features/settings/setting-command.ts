import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import type { FormSetting } from '../../../shared/settings/setting.ts'
import { command, type EdgeCommand } from '../../interactions/context.ts'

/** The subcommand that changes a setting, made from the setting's declaration. */
export const settingCommand = ({ saved, form }: FormSetting): EdgeCommand =>
  command({
    name: form.name,
    description: form.description,
    translations: form.translations,
    options: form.options,
    ephemeral: true,
    async run({ database, guildId, now, locale }, typed) {
      const read = form.read(typed)
      if (!read.ok) return { content: read.problem(locale) }
      await changeSettings(database, guildId, read.values, now)
      return { content: saved(read.values, locale) }
    },
  })
