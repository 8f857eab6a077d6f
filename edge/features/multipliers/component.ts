import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component } from '../../interactions/context.ts'
import { multipliersMessage } from './message.ts'
import { multipliersPage } from './page.ts'

/** Shows another page of the multipliers. */
export const multipliersTurn = component({
  name: 'multipliers',
  version: 1,
  fields: { owner: 'owner', page: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  async run(context, { owner, page }) {
    return multipliersMessage(context, await multipliersPage(context, page), multipliersPageId(owner))
  },
})

export const multipliersPageId =
  (owner: Snowflake) =>
  (page: number): string =>
    componentId(multipliersTurn, { owner, page })
