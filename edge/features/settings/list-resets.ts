import { clearEarningChannels, clearLevelTexts, clearMultipliers } from '../../../shared/database/guilds/clear-lists.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { levelTextsTranslations } from '../level-texts/texts.ts'
import { multipliersTranslations } from '../multipliers/texts.ts'
import { xpChannelsTranslations } from '../xp-channels/texts.ts'

/** Lists with a command of their own that `/settings reset` empties. A list has the name of its command. */
export const listResets = [
  {
    ...{ name: 'xpchannels', translations: xpChannelsTranslations, permission: Permission.ManageGuild },
    async reset({ database, guildId, actor, now, say }: InteractionContext): Promise<Message> {
      await clearEarningChannels(database, { guildId, actor }, now)
      return say('xpChannels.all')
    },
  },
  {
    ...{ name: 'multipliers', translations: multipliersTranslations, permission: Permission.ManageGuild },
    async reset({ database, guildId, actor, now, say, mention }: InteractionContext): Promise<Message> {
      await clearMultipliers(database, { guildId, actor }, now)
      return say('multipliers.empty', { role: mention('multipliers role'), channel: mention('multipliers channel') })
    },
  },
  {
    ...{ name: 'leveltexts', translations: levelTextsTranslations, permission: Permission.ManageGuild },
    async reset({ database, guildId, actor, now, say, mention }: InteractionContext): Promise<Message> {
      await clearLevelTexts(database, { guildId, actor }, now)
      return say('levelTexts.empty', { set: mention('leveltexts set') })
    },
  },
]
