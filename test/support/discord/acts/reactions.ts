import { type APIMessage, GatewayDispatchEvents, GatewayIntentBits, ReactionType } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { ChannelState, ReactionState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import { memberPayload } from '../state/member.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'

/** How many different emojis the reactions to one message may have. */
const MOST_EMOJIS = 20

/** The reactions to a message with one emoji; undefined if nobody has reacted with it. */
export const reactionOf = (channel: ChannelState, message: APIMessage, emoji: string): ReactionState | undefined =>
  channel.reactions.get(message.id)?.find(({ name }) => name === emoji)

/** Whether the message accepts no further emoji. */
export const isFull = (channel: ChannelState, message: APIMessage): boolean =>
  (channel.reactions.get(message.id)?.length ?? 0) >= MOST_EMOJIS

/** The message as Discord sends it to a reader: with its reactions, if it has any. */
export function withReactions(channel: ChannelState, message: APIMessage, viewerId: Snowflake): APIMessage {
  const all = channel.reactions.get(message.id)
  if (all === undefined) return message
  const reactions = all.map(({ name, userIds, superIds }) => ({
    count: userIds.size + superIds.size,
    count_details: { burst: superIds.size, normal: userIds.size },
    me: userIds.has(viewerId),
    me_burst: superIds.has(viewerId),
    emoji: { id: null, name },
    burst_colors: [],
  }))
  return { ...message, reactions }
}

/**
 * Adds a reaction and tells the bots. A reaction that is there already changes nothing and sends no event. A member can add both a
 * reaction and a super reaction with the same emoji.
 */
export function addReaction(
  world: World,
  channel: ChannelState,
  message: APIMessage,
  emoji: string,
  user: UserState,
  isSuper = false,
): void {
  const all = channel.reactions.get(message.id) ?? []
  const reaction = all.find(({ name }) => name === emoji) ?? { name: emoji, userIds: new Set(), superIds: new Set() }
  const ids = isSuper ? reaction.superIds : reaction.userIds
  if (ids.has(user.payload.id)) return
  channel.reactions.set(message.id, all.includes(reaction) ? all : [...all, reaction])
  ids.add(user.payload.id)
  const guild = guildOf(world, channel)
  const member = guild?.members.get(user.payload.id)
  tell(world, channel, GatewayDispatchEvents.MessageReactionAdd, {
    user_id: user.payload.id,
    ...placeOf(channel, message),
    ...(member && { member: memberPayload(member) }),
    emoji: { id: null, name: emoji },
    // Discord names no author of a webhook's message, because a webhook is no user. https://github.com/discord/discord-api-docs/pull/6102
    ...(message.webhook_id === undefined && { message_author_id: message.author.id }),
    burst: isSuper,
    ...(isSuper && { burst_colors: ['#5865f2'] }),
    type: isSuper ? ReactionType.Super : ReactionType.Normal,
  })
}

/** Removes a reaction and tells the bots. The event has no member and no author. @returns whether the reaction existed */
export function removeReaction(
  world: World,
  channel: ChannelState,
  message: APIMessage,
  emoji: string,
  userId: Snowflake,
): boolean {
  const reaction = reactionOf(channel, message, emoji)
  if (!reaction?.userIds.delete(userId)) return false
  if (reaction.userIds.size + reaction.superIds.size === 0) forgetEmoji(channel, message, emoji)
  tell(world, channel, GatewayDispatchEvents.MessageReactionRemove, {
    user_id: userId,
    ...placeOf(channel, message),
    emoji: { id: null, name: emoji },
    burst: false,
    type: ReactionType.Normal,
  })
  return true
}

/** Removes every reaction to a message, or only those with one emoji. The event names no users. */
export function clearReactions(world: World, channel: ChannelState, message: APIMessage, emoji?: string): void {
  if (emoji === undefined) {
    channel.reactions.delete(message.id)
    tell(world, channel, GatewayDispatchEvents.MessageReactionRemoveAll, placeOf(channel, message))
    return
  }
  forgetEmoji(channel, message, emoji)
  const data = { ...placeOf(channel, message), emoji: { id: null, name: emoji } }
  tell(world, channel, GatewayDispatchEvents.MessageReactionRemoveEmoji, data)
}

function forgetEmoji(channel: ChannelState, message: APIMessage, emoji: string): void {
  const left = (channel.reactions.get(message.id) ?? []).filter(({ name }) => name !== emoji)
  if (left.length > 0) channel.reactions.set(message.id, left)
  else channel.reactions.delete(message.id)
}

const guildOf = (world: World, channel: ChannelState): GuildState | undefined =>
  channel.guildId === null ? undefined : world.guilds.get(channel.guildId)

const placeOf = (channel: ChannelState, message: APIMessage) => ({
  channel_id: channel.id,
  message_id: message.id,
  ...(channel.guildId !== null && { guild_id: channel.guildId }),
})

function tell(world: World, channel: ChannelState, type: GatewayDispatchEvents, data: object): void {
  const guild = guildOf(world, channel)
  if (guild) {
    world.gateway.tellGuild(guild, { type, intent: GatewayIntentBits.GuildMessageReactions, channel, data })
  } else if (channel.applicationId) {
    world.gateway.tellDirect(channel.applicationId, GatewayIntentBits.DirectMessageReactions, type, data)
  }
}
