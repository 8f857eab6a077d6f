import { changeSettings, standingSettings } from '../../../shared/database/guilds/settings.ts'
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
    prefetch: ({ database, guildId }) => standingSettings(database, guildId),
    async run({ database, guildId, actor, now, locale }, typed, standing) {
      const read = form.read(typed)
      if (!read.ok) return { content: read.problem(locale) }
      await changeSettings(database, { guildId, actor, standing }, read.values, now)
      return { content: saved({ ...standing?.settings, ...read.values }, locale) }
    },
  })
