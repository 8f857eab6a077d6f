import * as v from 'valibot'
import type { PermissionChange } from '../../shared/levelling/failure-cause.ts'
import { type EventHandler, event, snowflake } from './event.ts'

const inGuild = v.object({ guild_id: v.optional(snowflake) })

/**
 * Handlers that report a guild in which a request that Discord refused may succeed from now on.
 * @param what the requests that may succeed
 */
const reports = (...what: readonly PermissionChange[]): EventHandler =>
  event(inGuild, ({ guild_id: guildId }, { onPermissionChange }) => {
    if (guildId !== undefined) onPermissionChange?.(guildId, what)
  })

/** A role also decides the bot's permissions in channels. */
export const roleChanged = reports('roles', 'channels')

export const channelChanged = reports('channels')

/** The guild may no longer require two-factor authentication of those who change roles. */
export const guildChanged = event(v.object({ id: snowflake }), ({ id }, { onPermissionChange }) =>
  onPermissionChange?.(id, ['roles']),
)

/** A bot may have received roles. The change of a person gives the bot no permission. */
export const botChanged = event(
  v.object({ guild_id: snowflake, user: v.object({ bot: v.optional(v.boolean(), false) }) }),
  ({ guild_id, user }, { onPermissionChange }) => {
    if (user.bot) onPermissionChange?.(guild_id, ['roles', 'channels'])
  },
)
