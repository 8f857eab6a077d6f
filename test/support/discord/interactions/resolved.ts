import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { channelPermissions, guildPermissions } from '../permissions.ts'
import { channelPayload } from '../state/channel.ts'
import { finds, type GuildState } from '../state/guild.ts'
import { partialMember } from '../state/member.ts'
import type { World } from '../world.ts'

/** The objects of the ids in an interaction: `data.resolved`; undefined where there are no ids. */
export function resolve(
  world: World,
  guild: GuildState | null,
  ids: readonly Snowflake[],
  invokerId: Snowflake,
): object | undefined {
  const entries = {
    users: pick(ids, (id) => userPayload(world, guild, id)),
    members: pick(ids, (id) => memberWithPermissions(guild, id)),
    roles: pick(ids, (id) => guild?.roles.get(id)),
    channels: pick(ids, (id) => channelWithPermissions(guild, id, invokerId)),
    attachments: pick(ids, (id) => world.uploads.get(id)),
  }
  const present = Object.entries(entries).filter(([, found]) => Object.keys(found).length > 0)
  return present.length > 0 ? Object.fromEntries(present) : undefined
}

function pick<T>(ids: readonly Snowflake[], find: (id: Snowflake) => T | undefined): Record<Snowflake, T> {
  const found: Record<Snowflake, T> = {}
  for (const id of ids) {
    const value = find(id)
    if (value !== undefined) found[id] = value
  }
  return found
}

function userPayload(world: World, guild: GuildState | null, id: Snowflake): object | undefined {
  const user = world.users.get(id)
  return user && finds(guild, user) ? user.payload : undefined
}

function memberWithPermissions(guild: GuildState | null, id: Snowflake): object | undefined {
  const member = guild?.members.get(id)
  if (!guild || !member) return undefined
  // A resolved member has neither user nor voice state.
  const { deaf, mute, ...rest } = partialMember(member)
  return { ...rest, permissions: String(guildPermissions(guild, member)) }
}

function channelWithPermissions(guild: GuildState | null, id: Snowflake, invokerId: Snowflake): object | undefined {
  const channel = guild?.channels.get(id)
  const invoker = guild?.members.get(invokerId)
  if (!guild || !channel || !invoker) return undefined
  const permissions = channelPermissions(guild, invoker, channel)
  const { name, type, parentId } = channel
  return { ...channelPayload(channel), id, name, type, parent_id: parentId, permissions: String(permissions) }
}
