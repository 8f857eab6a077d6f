import { changeSettings, type GuildSettings, standingSettings } from '../../../shared/database/guilds/settings.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { takenBoardName } from '../../../shared/settings/board-name-texts.ts'
import type { FormSetting } from '../../../shared/settings/setting.ts'
import { command, type EdgeCommand, type InteractionContext } from '../../interactions/context.ts'
import { belowLines } from '../../messages/announcement-preview.ts'

/** Shows the consequence of a changed setting, e.g. how much XP members will lose; null where there is nothing to show. */
export type Consequence = (context: InteractionContext, after: GuildSettings) => Promise<Message | null>

/** The subcommand that changes a setting, made from the setting's declaration. */
export const settingCommand = ({ saved, form }: FormSetting, consequence?: Consequence): EdgeCommand =>
  command({
    name: form.name,
    description: form.description,
    translations: form.translations,
    options: form.options,
    ephemeral: true,
    prefetch: ({ database, guildId }) => standingSettings(database, guildId),
    async run(context, typed, prefetched) {
      const { database, guildId, actor, now, locale } = context
      const read = form.read(typed)
      if (!read.ok) return { content: read.problem(locale) }
      const standing = prefetched ?? (await standingSettings(database, guildId))
      const after = { ...standing.settings, ...read.values }
      const [more, changed] = await Promise.all([
        consequence?.(context, after),
        changeSettings(database, { guildId, actor, standing }, read.values, now),
      ])
      if (!changed.ok && changed.reason === 'name-taken') return { content: takenBoardName(changed.name, locale) }
      return belowLines([saved(after, locale)], more ?? null)
    },
  })
