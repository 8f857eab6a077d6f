import * as v from 'valibot'
import { event, snowflake } from './event.ts'

const channel = v.object({ id: snowflake, parent_id: v.optional(v.nullable(snowflake), null) })

/** A channel or thread is where its parent says: made, moved, or seen for the first time. */
export const channelPlaced = event(channel, ({ id, parent_id }, { channels }) => channels.place(id, parent_id))

export const channelRemoved = event(v.object({ id: snowflake }), ({ id }, { channels }) => channels.remove(id))

/** The active threads of channels that the bot may see from now on. */
export const threadListSync = event(v.object({ threads: v.array(channel) }), ({ threads }, { channels }) => {
  for (const { id, parent_id } of threads) channels.place(id, parent_id)
})
