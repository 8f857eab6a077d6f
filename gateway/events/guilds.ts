import * as v from 'valibot'
import type { GuildIdentity } from '../../shared/database/guilds/guilds.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { placeSchema } from '../discord/channel-place.ts'
import { isShown, noteChannels, placeOf } from './channels.ts'
import { event, guildName, localeName, snowflake } from './event.ts'
import { listedVoice, noteListed } from './voice-states.ts'

const identity = { id: snowflake, name: guildName, preferred_locale: v.optional(localeName, 'en-US') }

const identityOf = (guild: { id: Snowflake; name: string; preferred_locale: string }): GuildIdentity => ({
  id: guild.id,
  name: guild.name,
  locale: guild.preferred_locale,
})

/** Records a guild that the bot is in. Discord sends it at the start, after joining, and after an outage. */
export const guildCreate = event(
  v.object({
    ...identity,
    unavailable: v.optional(v.boolean(), false),
    channels: v.optional(v.array(placeSchema), []),
    threads: v.optional(v.array(placeSchema), []),
    ...listedVoice,
  }),
  (guild, context, source) => {
    if (guild.unavailable) return
    context.servingBots.joined(source.progress.botId, guild.id)
    context.write({ kind: 'guild', guild: identityOf(guild) }, source)
    // The list is complete: a channel that is missing from it was deleted while the bot was not connected, or
    // is hidden from the bot.
    const places = [...guild.channels.filter(isShown), ...guild.threads].map(placeOf)
    noteChannels(guild.id, { kind: 'all', places }, context, source)
    noteListed(guild, context, source)
    context.memberChecks.note(source.progress, guild.id)
  },
)

/** Records a guild's new name or locale. */
export const guildUpdate = event(v.object(identity), (guild, { write }, source) =>
  write({ kind: 'guild', guild: identityOf(guild) }, source),
)

/** Records that the bot left a guild. `unavailable` is an outage at Discord, not a removal. https://discord.com/developers/docs/events/gateway-events#guild-delete */
export const guildDelete = event(
  v.object({ id: snowflake, unavailable: v.optional(v.boolean(), false) }),
  (guild, { servingBots, voice, write }, source) => {
    voice.forget(source.progress, guild.id)
    if (guild.unavailable) return
    servingBots.left(source.progress.botId, guild.id)
    write({ kind: 'guild-left', guildId: guild.id }, source)
  },
)
