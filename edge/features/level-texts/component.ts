import { listLevelTexts } from '../../../shared/database/guilds/level-texts.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component } from '../../interactions/context.ts'
import { levelTextsMessage } from './message.ts'

/** Shows another page of the texts for single levels. */
export const levelTextsTurn = component({
  name: 'leveltexts',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  async run(context, { owner, page }) {
    const levelTexts = await listLevelTexts(context.database, context.guildId)
    return levelTextsMessage(context, levelTexts, page, levelTextsPageId(owner))
  },
})

export const levelTextsPageId =
  (owner: Snowflake) =>
  (page: number): string =>
    componentId(levelTextsTurn, { owner, page })
