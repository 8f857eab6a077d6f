import {
  type APIEmbed,
  type APIMessage,
  type APIMessageReference,
  type APIMessageTopLevelComponent,
  type APIUser,
  GatewayDispatchEvents,
  GatewayIntentBits,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10'
import { type Snowflake, snowflakeTime } from '../../../../shared/discord/snowflake.ts'
import { keepFile } from '../cdn/attachments.ts'
import type { SentFile } from '../checks/attachments.ts'
import { type AnyComponent, displayedTexts } from '../checks/component-tree.ts'
import type { Session } from '../gateway/session.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import { partialMember } from '../state/member.ts'
import type { World } from '../world.ts'
import { archiveThread } from './channels.ts'
import { type AllowedMentions, mentionedUsers, mentionsIn } from './mentions.ts'

export interface Draft {
  author: APIUser
  content: string
  type?: MessageType
  /** Milliseconds since 1970; now where absent. */
  at?: number
  embeds?: APIEmbed[]
  components?: APIMessageTopLevelComponent[]
  flags?: number
  nonce?: string | number
  tts?: boolean
  /** The message this one answers. */
  replyTo?: APIMessage | undefined
  allowedMentions?: AllowedMentions | undefined
  webhookId?: Snowflake
  applicationId?: Snowflake
  interactionMetadata?: APIMessage['interaction_metadata']
  files?: readonly SentFile[]
}

const NOTHING: never[] = []

/** The text that can ping people: the content, or the texts of components. */
const shownText = ({ content, components }: Draft): string =>
  components === undefined ? content : [content, ...displayedTexts(components as unknown as AnyComponent[])].join('\n')

/** Makes a message without sending it anywhere. */
export function draftMessage(world: World, channel: ChannelState, draft: Draft): APIMessage {
  const id = draft.at === undefined ? world.snowflakes.next() : world.snowflakes.at(draft.at)
  const guild = guildOf(world, channel)
  const replied = draft.replyTo && world.users.get(draft.replyTo.author.id)
  const mentions = mentionsIn(world, guild, shownText(draft), draft.allowedMentions, replied)
  return {
    id,
    channel_id: channel.id,
    type: draft.type ?? (draft.replyTo ? MessageType.Reply : MessageType.Default),
    author: draft.author,
    content: draft.content,
    timestamp: new Date(snowflakeTime(id)).toISOString(),
    edited_timestamp: null,
    tts: draft.tts ?? false,
    mention_everyone: mentions.everyone,
    mentions: mentions.users.map((user) => user.payload),
    mention_roles: mentions.roles,
    attachments: (draft.files ?? NOTHING).map((file) => keepFile(world, channel, file)),
    embeds: draft.embeds ?? NOTHING,
    components: draft.components ?? NOTHING,
    pinned: false,
    flags: draft.flags ?? 0,
    ...(draft.nonce === undefined ? {} : { nonce: draft.nonce }),
    ...(draft.webhookId === undefined ? {} : { webhook_id: draft.webhookId }),
    ...(draft.applicationId === undefined ? {} : { application_id: draft.applicationId }),
    ...(draft.interactionMetadata === undefined ? {} : { interaction_metadata: draft.interactionMetadata }),
    ...(draft.replyTo
      ? { message_reference: referenceTo(draft.replyTo, guild), referenced_message: draft.replyTo }
      : {}),
  }
}

/** Makes a message, keeps it in its channel and tells every bot that receives events of it. */
export function post(world: World, channel: ChannelState, draft: Draft): APIMessage {
  const message = draftMessage(world, channel, draft)
  keep(world, channel, message)
  announce(world, channel, message, GatewayDispatchEvents.MessageCreate)
  // Discord does not document the order of the two events; this order is harder for a bot.
  const guild = guildOf(world, channel)
  if (channel.archived && guild) archiveThread(world, guild, channel, false)
  return message
}

function keep(world: World, channel: ChannelState, message: APIMessage): void {
  channel.messages.set(message.id, message)
  const { keptMessages } = world.settings
  // Cut in large steps: a map that loses its oldest entry again and again is slow to find the next oldest.
  if (channel.messages.size < keptMessages * 2) return
  channel.messages = new Map([...channel.messages].slice(-keptMessages))
  for (const id of channel.reactions.keys()) if (!channel.messages.has(id)) channel.reactions.delete(id)
}

/** Replaces a message by an edited one. */
export function edit(
  world: World,
  channel: ChannelState,
  message: APIMessage,
  changes: Partial<APIMessage>,
): APIMessage {
  const edited_timestamp = new Date(world.settings.clock.now()).toISOString()
  const edited = { ...message, ...changes, edited_timestamp }
  channel.messages.set(message.id, edited)
  announce(world, channel, edited, GatewayDispatchEvents.MessageUpdate)
  return edited
}

export function remove(world: World, channel: ChannelState, message: APIMessage): void {
  channel.messages.delete(message.id)
  channel.reactions.delete(message.id)
  const data = { id: message.id, channel_id: channel.id }
  const guild = guildOf(world, channel)
  if (guild) {
    const [type, intent] = [GatewayDispatchEvents.MessageDelete, GatewayIntentBits.GuildMessages]
    world.gateway.tellGuild(guild, { type, intent, channel, data: { ...data, guild_id: guild.id } })
  } else {
    const [type, intent] = [GatewayDispatchEvents.MessageDelete, GatewayIntentBits.DirectMessages]
    tellDirectly(world, channel, intent, type, data)
  }
}

const guildOf = (world: World, channel: ChannelState): GuildState | undefined =>
  channel.guildId === null ? undefined : world.guilds.get(channel.guildId)

function referenceTo(message: APIMessage, guild: GuildState | undefined): APIMessageReference {
  const place = { channel_id: message.channel_id, message_id: message.id, ...(guild ? { guild_id: guild.id } : {}) }
  return { type: MessageReferenceType.Default, ...place }
}

function announce(world: World, channel: ChannelState, message: APIMessage, type: GatewayDispatchEvents): void {
  const guild = guildOf(world, channel)
  if (!guild) {
    const data = { ...message, channel_type: channel.type }
    const intent = GatewayIntentBits.DirectMessages
    tellDirectly(world, channel, intent, type, data)
    return
  }
  const author = message.webhook_id === undefined ? guild.members.get(message.author.id) : undefined
  const mentioned = message.mentions.flatMap((user) => world.users.get(user.id) ?? [])
  const place = { guild_id: guild.id, channel_type: channel.type, mentions: mentionedUsers(guild, mentioned) }
  const full = { ...message, ...place, ...(author ? { member: partialMember(author) } : {}) }
  const hidden = { ...full, content: '', embeds: NOTHING, components: NOTHING, attachments: NOTHING }
  const dataFor = (session: Session) => (readsContent(session, message) ? full : hidden)
  world.gateway.tellGuild(guild, { type, intent: GatewayIntentBits.GuildMessages, channel, data: full, dataFor })
}

/** Tells the bot and the person of a direct message channel. */
function tellDirectly(
  world: World,
  channel: ChannelState,
  intent: number,
  type: GatewayDispatchEvents,
  data: object,
): void {
  const { applicationId, recipient } = channel
  if (applicationId) world.gateway.tellDirect(applicationId, intent, type, data)
  if (recipient) world.gateway.people.tell(recipient.id, { type, data, channel, reachedBots: applicationId !== null })
}

/** Without the intent a bot reads its own messages and those that mention it. https://discord.com/developers/docs/events/gateway#message-content-intent */
const readsContent = (session: Session, message: APIMessage): boolean =>
  (session.intents & GatewayIntentBits.MessageContent) !== 0 ||
  message.author.id === session.applicationId ||
  message.mentions.some((user) => user.id === session.applicationId)
