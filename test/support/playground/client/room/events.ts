import type {
  APIDMChannel,
  APIMessage,
  APIReaction,
  GatewayMessageReactionAddDispatchData,
} from 'discord-api-types/v10'
import type { Dispatched, Room } from '../../protocol.ts'
import { ChannelType } from '../discord-types.ts'
import type { Play } from './state.ts'

/** Discord shows a typing member for this long. */
const TYPING_MS = 10_000

/** Puts an item in the place of the one with the same key, or at the end. */
function put<Item>(items: readonly Item[], item: Item, keyOf: (item: Item) => string): Item[] {
  const key = keyOf(item)
  const index = items.findIndex((one) => keyOf(one) === key)
  return index === -1 ? [...items, item] : items.with(index, item)
}

const byId = ({ id }: { id: string }): string => id
const inRoom = (play: Play, room: Partial<Room>): Play => ({ ...play, room: { ...play.room, ...room } })

function changeMessages(
  play: Play,
  channelId: string,
  change: (messages: readonly APIMessage[]) => APIMessage[],
): Play {
  const messages = change(play.room.messages[channelId] ?? [])
  return inRoom(play, { messages: { ...play.room.messages, [channelId]: messages } })
}

type Reacted = Pick<GatewayMessageReactionAddDispatchData, 'channel_id' | 'message_id' | 'emoji' | 'user_id'>

/** @param by 1 for a new reaction, -1 for one that was taken back */
function countReaction(play: Play, { channel_id, message_id, emoji, user_id }: Reacted, by: 1 | -1): Play {
  const isOwn = user_id === play.room.self.userId
  const counted = (reactions: readonly APIReaction[] = []): APIReaction[] => {
    const known = reactions.find((one) => one.emoji.name === emoji.name)
    const { count = 0, me = false } = known ?? {}
    // The page reads only these fields of a reaction.
    const next = { ...known, emoji, count: count + by, me: isOwn ? by === 1 : me } as APIReaction
    return put(reactions, next, (one) => one.emoji.name ?? '').filter((one) => one.count > 0)
  }
  return changeMessages(play, channel_id, (messages) =>
    messages.map((one) => (one.id === message_id ? { ...one, reactions: counted(one.reactions) } : one)),
  )
}

function dropReactions(play: Play, channelId: string, messageId: string, emoji: string | null): Play {
  const left = (reactions: readonly APIReaction[] = []) =>
    emoji === null ? [] : reactions.filter((one) => one.emoji.name !== emoji)
  return changeMessages(play, channelId, (messages) =>
    messages.map((one) => (one.id === messageId ? { ...one, reactions: left(one.reactions) } : one)),
  )
}

/** Adds the direct message channel of a message, if the page does not know it yet. */
function withDirect(play: Play, { channel_id, guild_id }: APIMessage & { guild_id?: string }): Play {
  if (guild_id !== undefined || play.room.channels.some(({ id }) => id === channel_id)) return play
  // The page reads only these fields of a channel.
  const direct = { id: channel_id, type: ChannelType.DM, name: null } as APIDMChannel
  return inRoom(play, { channels: [...play.room.channels, direct] })
}

function addMessage(play: Play, message: APIMessage): Play {
  const added = changeMessages(withDirect(play, message), message.channel_id, (messages) =>
    put(messages, message, byId),
  )
  const isOwn = message.author.id === play.room.self.userId
  return {
    ...added,
    failure: isOwn ? null : play.failure,
    newest: isOwn ? play.newest : message,
    unread: isOwn ? play.unread : new Set([...play.unread, message.channel_id]),
    typists: play.typists.filter(({ userId }) => userId !== message.author.id),
  }
}

/** What the page shows after an event of Discord. @param now milliseconds since 1970 */
export function afterEvent(play: Play, event: Dispatched, now: number): Play {
  const { room } = play
  switch (event.t) {
    case 'MESSAGE_CREATE':
      return addMessage(play, event.d)
    case 'MESSAGE_UPDATE':
      return changeMessages(play, event.d.channel_id, (messages) =>
        messages.map((one) => (one.id === event.d.id ? { ...one, ...event.d } : one)),
      )
    case 'MESSAGE_DELETE':
      return changeMessages(play, event.d.channel_id, (messages) => messages.filter(({ id }) => id !== event.d.id))
    case 'MESSAGE_REACTION_ADD':
      return countReaction(play, event.d, 1)
    case 'MESSAGE_REACTION_REMOVE':
      return countReaction(play, event.d, -1)
    case 'MESSAGE_REACTION_REMOVE_ALL':
      return dropReactions(play, event.d.channel_id, event.d.message_id, null)
    case 'MESSAGE_REACTION_REMOVE_EMOJI':
      return dropReactions(play, event.d.channel_id, event.d.message_id, event.d.emoji.name)
    case 'TYPING_START': {
      const typist = { userId: event.d.user_id, channelId: event.d.channel_id, until: now + TYPING_MS }
      if (typist.userId === room.self.userId) return play
      return { ...play, typists: put(play.typists, typist, ({ userId }) => userId) }
    }
    case 'VOICE_STATE_UPDATE': {
      const others = room.voiceStates.filter(({ user_id }) => user_id !== event.d.user_id)
      return inRoom(play, { voiceStates: event.d.channel_id === null ? others : [...others, event.d] })
    }
    case 'GUILD_UPDATE':
      return inRoom(play, { guild: { ...room.guild, ...event.d } })
    case 'GUILD_MEMBER_ADD':
      return inRoom(play, { members: put(room.members, event.d, ({ user }) => user.id) })
    case 'GUILD_MEMBER_UPDATE': {
      const { user, ...changed } = event.d
      return inRoom(play, {
        members: room.members.map((member) =>
          // Discord always sends `joined_at` in this event, although its type allows null. An absent field keeps its value.
          member.user.id === user.id ? ({ ...member, ...changed, user } as (typeof room.members)[number]) : member,
        ),
      })
    }
    case 'GUILD_MEMBER_REMOVE':
      return inRoom(play, { members: room.members.filter(({ user }) => user.id !== event.d.user.id) })
    case 'GUILD_ROLE_CREATE':
    case 'GUILD_ROLE_UPDATE':
      return inRoom(play, { roles: put(room.roles, event.d.role, byId) })
    case 'GUILD_ROLE_DELETE':
      return inRoom(play, { roles: room.roles.filter(({ id }) => id !== event.d.role_id) })
    case 'CHANNEL_CREATE':
    case 'CHANNEL_UPDATE':
      return inRoom(play, { channels: put(room.channels, event.d, byId) })
    case 'CHANNEL_DELETE':
      return inRoom(play, { channels: room.channels.filter(({ id }) => id !== event.d.id) })
    default:
      // A newer server may send other events.
      return play
  }
}
