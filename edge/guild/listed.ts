import { listActivityRoles } from '../../shared/database/activity-roles/roles.ts'
import { allowedMemberNames, loadCommandLimits } from '../../shared/database/guilds/command-limits.ts'
import { listEarningChannels } from '../../shared/database/guilds/earning-channels.ts'
import { listIgnored } from '../../shared/database/guilds/ignored.ts'
import { listLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { listAccessRoles } from '../../shared/database/guilds/manager-roles.ts'
import { listMultipliers } from '../../shared/database/guilds/multipliers.ts'
import { type GuildChannel, permissionsIn } from '../../shared/discord/guild-view.ts'
import { labelName } from '../../shared/discord/name.ts'
import { Permission, permits } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { fetchGuildChannels, fetchGuildOrder, fetchGuildRoles } from './fetch.ts'

/** A role, channel or member that a guild has put on a list. */
export interface Listed {
  id: Snowflake
  /** How autocompletion shows it, at most 100 characters. */
  label: string
  /** Its name in Discord; null where it is deleted, unknown, or hidden from the member who asks. */
  name: string | null
}

/** Reads everything that is on one of a guild's lists, with names from Discord. */
export type ReadListed = (context: InteractionContext) => Promise<Listed[]>

/** The level roles, lowest level first. */
export const listedLevelRoles: ReadListed = async (context) => {
  const { database, guildId, text } = context
  const [levelRoles, roles] = await Promise.all([listLevelRoles(database, guildId), fetchGuildRoles(context)])
  return levelRoles.map(({ level, roleId: id }) => {
    const name = labelName(roles?.get(id)?.name)
    const shown = name ?? (roles === null || roles.has(id) ? id : text('levelRoles.deleted'))
    return { id, label: text('levelRoles.choice', { level, name: shown }), name }
  })
}

/** Roles by id. A deleted role is shown with its id. */
async function listedRoles(context: InteractionContext, listed: Promise<readonly Snowflake[]>): Promise<Listed[]> {
  const [ids, roles] = await Promise.all([listed, fetchGuildRoles(context)])
  return ids.map((id) => {
    const name = labelName(roles?.get(id)?.name)
    return { id, label: name === null ? context.text('list.unnamedRole', { id }) : `@${name}`, name }
  })
}

/** The manager roles, and those that may look at the dashboard. */
export const listedAccessRoles: ReadListed = (context) =>
  listedRoles(
    context,
    listAccessRoles(context.database, context.guildId).then((roles) => roles.map(({ roleId }) => roleId)),
  )

/** The activity roles. */
export const listedActivityRoles: ReadListed = (context) =>
  listedRoles(
    context,
    listActivityRoles(context.database, context.guildId).then((roles) => roles.map(({ roleId }) => roleId)),
  )

/** The ignored roles. */
export const listedIgnoredRoles: ReadListed = (context) =>
  listedRoles(context, listIgnored(context.database, context.guildId, 'roles'))

/** Channels by id. A channel that the member cannot see is shown without its name. */
async function listedChannels(context: InteractionContext, listed: Promise<readonly Snowflake[]>): Promise<Listed[]> {
  const { text, user } = context
  const [ids, channels, order] = await Promise.all([listed, fetchGuildChannels(context), fetchGuildOrder(context)])
  const isSeen = ({ overwrites }: GuildChannel): boolean =>
    order !== null && permits(permissionsIn(order, user, overwrites), Permission.ViewChannel)
  return ids.map((id) => {
    const channel = channels?.get(id)
    if (channel !== undefined && !isSeen(channel)) {
      return { id, label: text('list.hiddenChannel', { id }), name: null }
    }
    const name = labelName(channel?.name)
    return { id, label: name === null ? text('list.unnamedChannel', { id }) : `#${name}`, name }
  })
}

/** The ignored channels. */
export const listedIgnoredChannels: ReadListed = (context) =>
  listedChannels(context, listIgnored(context.database, context.guildId, 'channels'))

/** The only channels that earn XP. */
export const listedEarningChannels: ReadListed = (context) =>
  listedChannels(context, listEarningChannels(context.database, context.guildId))

/** The roles and channels with multipliers. */
export const listedMultipliers: ReadListed = async (context) => {
  const loading = listMultipliers(context.database, context.guildId)
  const idsOf = (kind: 'role' | 'channel') =>
    loading.then((all) => all.flatMap((one) => (one.kind === kind ? [one.id] : [])))
  return (await Promise.all([listedRoles(context, idsOf('role')), listedChannels(context, idsOf('channel'))])).flat()
}

/** Members by id. A member who was never seen is shown with the id. */
async function listedMembers(
  listed: Promise<readonly Snowflake[]>,
  naming: Promise<ReadonlyMap<Snowflake, string>>,
): Promise<Listed[]> {
  const [ids, names] = await Promise.all([listed, naming])
  return ids.map((id) => {
    const name = labelName(names.get(id))
    return { id, label: `@${name ?? id}`, name }
  })
}

/** The channels, roles and members to which commands are limited. */
export const listedCommandLimits: ReadListed = async (context) => {
  const loading = loadCommandLimits(context.database, context.guildId).then(({ limits }) => limits)
  const lists = await Promise.all([
    listedChannels(
      context,
      loading.then(({ channelIds, categoryIds }) => [...channelIds, ...categoryIds]),
    ),
    listedRoles(
      context,
      loading.then(({ roleIds }) => roleIds),
    ),
    listedMembers(
      loading.then(({ memberIds }) => memberIds),
      allowedMemberNames(context.database, context.guildId),
    ),
  ])
  return lists.flat()
}
