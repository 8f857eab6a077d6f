import * as v from 'valibot'
import { event, snowflake } from './event.ts'

const schema = v.object({
  guilds: v.array(v.object({ id: snowflake })),
  application: v.optional(v.object({ id: snowflake })),
})

/** A new session began: Discord lists every guild of the shard. https://discord.com/developers/docs/events/gateway-events#ready */
export const ready = event(schema, ({ guilds, application }, { write, entitlements }, source) => {
  write({ kind: 'guilds-listed', guildIds: guilds.map(({ id }) => id) }, source)
  entitlements.sessionBegan(application?.id)
})
