import * as v from 'valibot'
import type { GuildChannel, GuildOrder } from './guild-view.ts'
import type { Snowflake } from './snowflake.ts'

const bits = v.pipe(
  v.string(),
  v.regex(/^\d{1,20}$/),
  v.transform((text) => BigInt(text)),
)

/** A role, as Discord's API returns it. */
export const roleAnswer = v.object({
  id: v.string(),
  name: v.string(),
  position: v.number(),
  permissions: bits,
  managed: v.optional(v.boolean(), false),
  color: v.optional(v.number(), 0),
})

/** A guild, as Discord's API returns it: https://discord.com/developers/docs/resources/guild#guild-object */
export const guildAnswer = v.object({
  owner_id: v.string(),
  roles: v.array(roleAnswer),
  name: v.optional(v.string(), ''),
  icon: v.optional(v.nullable(v.string()), null),
  afk_channel_id: v.optional(v.nullable(v.string()), null),
})

/** A member, as Discord's API returns them. */
export const memberAnswer = v.object({ roles: v.array(v.string()) })

/** https://discord.com/developers/docs/resources/channel#overwrite-object */
const OVERWRITE_OF_ROLE = 0

const overwriteSchema = v.pipe(
  v.object({ id: v.string(), type: v.number(), allow: bits, deny: bits }),
  v.transform(({ type, ...rest }) => ({
    ...rest,
    of: type === OVERWRITE_OF_ROLE ? ('role' as const) : ('member' as const),
  })),
)

/** A channel, as Discord's API returns it. */
export const channelAnswer = v.pipe(
  v.object({
    id: v.string(),
    name: v.optional(v.nullable(v.string())),
    type: v.number(),
    position: v.optional(v.number(), 0),
    parent_id: v.optional(v.nullable(v.string()), null),
    permission_overwrites: v.optional(v.array(overwriteSchema), []),
  }),
  v.transform(
    ({ name, parent_id: parentId, permission_overwrites: overwrites, ...channel }): GuildChannel => ({
      ...channel,
      name: name ?? '',
      parentId,
      overwrites,
    }),
  ),
)

/** The items in a map, by their ids. */
export const byId = <Item extends { id: Snowflake }>(items: readonly Item[]): Map<Snowflake, Item> =>
  new Map(items.map((item) => [item.id, item]))

/** The owner and roles of a guild, as Discord's API returns it. */
export function orderOf(guildId: Snowflake, guild: v.InferOutput<typeof guildAnswer>): GuildOrder {
  const { owner_id: ownerId, name, icon: iconHash, afk_channel_id: afkChannelId } = guild
  return { guildId, ownerId, name, iconHash, afkChannelId, roles: byId(guild.roles) }
}
