import * as v from 'valibot'
import { event, snowflake } from './event.ts'

const schema = v.object({
  guilds: v.array(v.object({ id: snowflake })),
  application: v.optional(v.object({ id: snowflake })),
})

/** A new session began: Discord lists every guild of the shard. https://discord.com/developers/docs/events/gateway-events#ready */
export const ready = event(
  schema,
  ({ guilds, application }, { servingBots, voice, write, entitlements, clock }, source) => {
    const guildIds = guilds.map(({ id }) => id)
    voice.sessionBegan(source.progress, clock.now())
    servingBots.listed(source.progress, guildIds)
    write({ kind: 'guilds-listed', guildIds }, source)
    entitlements.sessionBegan(application?.id)
  },
)
