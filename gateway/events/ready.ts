import * as v from 'valibot'
import { event, snowflake } from './event.ts'

/** A new session: Discord names every guild of the shard. https://discord.com/developers/docs/events/gateway-events#ready */
export const ready = event(v.object({ guilds: v.array(v.object({ id: snowflake })) }), ({ guilds }, { write }) =>
  write({ kind: 'guilds-listed', guildIds: guilds.map(({ id }) => id) }),
)
