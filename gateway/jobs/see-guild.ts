import { DiscordAPIError } from '@discordjs/rest'
import * as v from 'valibot'
import { byId, channelAnswer, guildAnswer, memberAnswer, orderOf } from '../../shared/discord/guild-answer.ts'
import { guildPermissions, type Holder } from '../../shared/discord/guild-view.ts'
import { ALL_PERMISSIONS } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { SeenGuild } from '../../shared/imports/carried/plan.ts'
import { type GuildRest, NoServingBot } from './guild-rest.ts'

/**
 * Reads a guild's roles and channels, and the roles of a member who asks for a change. An operator with a script may do what the owner may.
 * @param actorId null for a script
 * @returns null where Discord does not show the guild, e.g. because the bot was removed
 */
export async function seeGuild(
  guildRest: GuildRest,
  guildId: Snowflake,
  actorId: Snowflake | null,
): Promise<Omit<SeenGuild, 'managerRoleIds'> | null> {
  const get = (path: `/${string}`): Promise<unknown> =>
    guildRest.request(guildId, (rest, signal) => rest.get(path, { signal }))
  const rolesOf = async (userId: Snowflake): Promise<Snowflake[]> =>
    v.parse(memberAnswer, await get(`/guilds/${guildId}/members/${userId}`)).roles
  try {
    const { id: botId } = v.parse(v.object({ id: v.string() }), await get('/users/@me'))
    const order = orderOf(guildId, v.parse(guildAnswer, await get(`/guilds/${guildId}`)))
    const channels = byId(v.parse(v.array(channelAnswer), await get(`/guilds/${guildId}/channels`)))
    const view = { ...order, bot: { id: botId, roleIds: await rolesOf(botId) } }
    if (actorId === null)
      return { view, channels, actor: { id: order.ownerId, roleIds: [], permissions: ALL_PERMISSIONS } }
    const holder: Holder = { id: actorId, roleIds: await rolesOf(actorId) }
    return { view, channels, actor: { ...holder, permissions: guildPermissions(order, holder) } }
  } catch (error) {
    if (error instanceof DiscordAPIError || error instanceof NoServingBot) return null
    throw error
  }
}
