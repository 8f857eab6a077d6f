import type { IgnoredKind } from '../../../shared/database/guilds/ignored.ts'
import { componentId } from '../../../shared/discord/component.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { component } from '../../interactions/context.ts'
import { ignoredMessage } from './message.ts'
import { ignoredPage } from './page.ts'

/** Shows another page of the ignored channels or roles. */
export const ignoredTurn = component({
  name: 'ignored',
  version: 1,
  fields: { owner: 'owner', kind: ['channels', 'roles'], page: 'integer' },
  permission: Permission.ManageGuild,
  ephemeral: true,
  async run(context, { owner, kind, page }) {
    return ignoredMessage(context, kind, await ignoredPage(context, kind, page), ignoredPageId(owner, kind))
  },
})

export const ignoredPageId =
  (owner: Snowflake, kind: IgnoredKind) =>
  (page: number): string =>
    componentId(ignoredTurn, { owner, kind, page })
