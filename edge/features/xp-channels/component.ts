import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component } from '../../interactions/context.ts'
import { xpChannelsMessage } from './message.ts'
import { xpChannelsPage } from './page.ts'

/** Shows another page of the channels that earn XP. */
export const xpChannelsTurn = component({
  name: 'xpchannels',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  async run(context, { owner, page }) {
    return xpChannelsMessage(context, await xpChannelsPage(context, page), xpChannelsPageId(owner))
  },
})

export const xpChannelsPageId =
  (owner: Snowflake) =>
  (page: number): string =>
    componentId(xpChannelsTurn, { owner, page })
