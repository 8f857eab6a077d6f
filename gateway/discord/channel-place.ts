import { ChannelFlags } from 'discord-api-types/v10'
import * as v from 'valibot'
import { ChannelType, isThread as isThreadType } from '../../shared/discord/channel-type.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'

/**
 * A channel's parent and type, from a channel or thread object. Discord hides the parent of a channel that the bot may not view.
 * https://docs.discord.com/developers/resources/channel#channel-object-obfuscated-channels
 */
export const placeSchema = v.pipe(
  v.object({
    id: snowflakeSchema,
    type: v.optional(v.number(), ChannelType.GuildText),
    parent_id: v.optional(v.nullable(snowflakeSchema), null),
    flags: v.optional(v.number(), 0),
    thread_metadata: v.optional(v.object({ archived: v.optional(v.boolean(), false) })),
  }),
  v.transform(({ id, type, parent_id: parentId, flags, thread_metadata: thread }) => {
    const isHidden = (flags & ChannelFlags.ChannelObfuscated) !== 0
    return { place: { id, parentId, isThread: isThreadType(type) }, archived: thread?.archived ?? false, isHidden }
  }),
)
