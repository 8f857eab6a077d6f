import * as v from 'valibot'
import { event, guildName, snowflake } from './event.ts'

const channel = v.object({ id: snowflake, parent_id: v.optional(v.nullable(snowflake), null) })
const identity = { id: snowflake, name: guildName, preferred_locale: v.optional(v.string(), 'en-US') }

/** The bot is in this guild: at start, after joining it, and after an outage. */
export const guildCreate = event(
  v.object({
    ...identity,
    unavailable: v.optional(v.boolean(), false),
    channels: v.optional(v.array(channel), []),
    threads: v.optional(v.array(channel), []),
  }),
  (guild, { channels, write }) => {
    if (guild.unavailable) return
    for (const { id, parent_id } of [...guild.channels, ...guild.threads]) channels.place(id, parent_id)
    write({ kind: 'guild', guild: { id: guild.id, name: guild.name, locale: guild.preferred_locale.slice(0, 16) } })
  },
)

export const guildUpdate = event(v.object(identity), (guild, { write }) =>
  write({ kind: 'guild', guild: { id: guild.id, name: guild.name, locale: guild.preferred_locale.slice(0, 16) } }),
)

/** `unavailable` is an outage of Discord's, not a removal. https://discord.com/developers/docs/events/gateway-events#guild-delete */
export const guildDelete = event(
  v.object({ id: snowflake, unavailable: v.optional(v.boolean(), false) }),
  (guild, { write }) => {
    if (!guild.unavailable) write({ kind: 'guild-left', guildId: guild.id })
  },
)
