import * as v from 'valibot'
import { ChannelType, isThread as isThreadType } from '../../shared/discord/channel-type.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'

/** A channel's parent and type, from a channel or thread object. https://discord.com/developers/docs/resources/channel#channel-object */
export const placeSchema = v.pipe(
  v.object({
    id: snowflakeSchema,
    type: v.optional(v.number(), ChannelType.GuildText),
    parent_id: v.optional(v.nullable(snowflakeSchema), null),
    thread_metadata: v.optional(v.object({ archived: v.optional(v.boolean(), false) })),
  }),
  v.transform(({ id, type, parent_id: parentId, thread_metadata: thread }) => {
    return { place: { id, parentId, isThread: isThreadType(type) }, archived: thread?.archived ?? false }
  }),
)
