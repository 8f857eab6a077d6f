import type { GuildRole, GuildView } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

export const GUILD_ID = '1001'
export const OWNER_ID = '1003'
export const BOT_ID = '1002'

export const aRole = (id: Snowflake, more: Partial<GuildRole> = {}): GuildRole => ({
  id,
  name: `role ${id}`,
  position: 1,
  permissions: 0n,
  managed: false,
  ...more,
})

/** A guild with these roles, of which the bot holds some. */
export const viewOf = (roles: readonly GuildRole[], botRoleIds: readonly Snowflake[] = []): GuildView => ({
  guildId: GUILD_ID,
  ownerId: OWNER_ID,
  roles: new Map([aRole(GUILD_ID, { position: 0 }), ...roles].map((role) => [role.id, role])),
  bot: { id: BOT_ID, roleIds: botRoleIds },
})
