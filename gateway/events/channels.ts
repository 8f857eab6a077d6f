import * as v from 'valibot'
import type { ChannelChange, ChannelPlace } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { placeSchema } from '../discord/channel-place.ts'
import { type EventContext, type EventSource, event, snowflake } from './event.ts'

const inGuild = v.object({ guild_id: v.optional(snowflake) })

/** Records a change of a guild's channels, unless no rule of the guild depends on channels, as in most guilds. */
export function noteChannels(
  guildId: Snowflake | undefined,
  change: ChannelChange,
  { admission, channels, write }: EventContext,
  source: EventSource,
): void {
  if (guildId === undefined || !admission.asksForChannels(guildId)) return
  if (channels.change(guildId, change)) write({ kind: 'channels', guildId, change }, source)
}

/**
 * Records the parent of a channel or thread that was created, moved, or seen for the first time. An archived thread counts
 * as removed until it is active again.
 */
export const channelPlaced = event(
  v.intersect([inGuild, placeSchema]),
  ({ guild_id, place, archived, isHidden }, context, source) => {
    // The bot may no longer view the channel. Its category, as it is known, stays.
    if (isHidden) return
    noteChannels(guild_id, archived ? { kind: 'gone', id: place.id } : { kind: 'placed', place }, context, source)
  },
)

/** Records that a channel or thread was deleted. */
export const channelRemoved = event(
  v.object({ id: snowflake, guild_id: v.optional(snowflake) }),
  (channel, context, source) => noteChannels(channel.guild_id, { kind: 'gone', id: channel.id }, context, source),
)

const isActive = ({ archived }: { archived: boolean }): boolean => !archived
/** The channels whose parents are known. */
export const isShown = ({ isHidden }: { isHidden: boolean }): boolean => !isHidden
/** The place alone, without the thread's archive state. */
export const placeOf = ({ place }: { place: ChannelPlace }): ChannelPlace => place

/** Records all active threads of channels that the bot can see from now on. https://discord.com/developers/docs/events/gateway-events#thread-list-sync */
export const threadListSync = event(
  v.object({
    guild_id: v.optional(snowflake),
    channel_ids: v.optional(v.array(snowflake)),
    threads: v.array(placeSchema),
  }),
  ({ guild_id, channel_ids: of, threads }, context, source) =>
    noteChannels(
      guild_id,
      { kind: 'threads', of: of ?? 'every channel', threads: threads.filter(isActive).map(placeOf) },
      context,
      source,
    ),
)
