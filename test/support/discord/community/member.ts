import { type APIMessage, ApplicationIntegrationType, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { endAuthorisation } from '../acts/authorisations.ts'
import { directChannel } from '../acts/channels.ts'
import { announceMember, giveRole, join, leave, takeRole } from '../acts/members.ts'
import { post } from '../acts/messages.ts'
import { addReaction, isFull, reactionOf, removeReaction } from '../acts/reactions.ts'
import { startTyping } from '../acts/typing.ts'
import { authorisationKey } from '../oauth/state.ts'
import { channelPermissions, may, maySend } from '../permissions.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { MemberState } from '../state/member.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import type { Application } from './application.ts'
import type { Channel } from './channel.ts'
import type { Role } from './role.ts'
import { Speaking } from './speaking.ts'

/** Characters that a message of a person without Nitro may have. */
const MOST_CHARACTERS = 2_000

export interface SayOptions {
  in: Channel
  /** When, milliseconds since 1970; now where absent. */
  at?: number
  replyTo?: APIMessage
}

/** A person (or bot) in a guild. */
export class Member extends Speaking {
  readonly #world: World
  readonly #guild: GuildState
  readonly user: UserState

  constructor(world: World, guild: GuildState, user: UserState) {
    super(world, guild, user)
    this.#world = world
    this.#guild = guild
    this.user = user
  }

  get id(): Snowflake {
    return this.user.id
  }

  get name(): string {
    return this.user.payload.username
  }

  get present(): boolean {
    return this.#guild.members.has(this.id)
  }

  /** Throws when the member is not in the guild. */
  get state(): MemberState {
    const member = this.#guild.members.get(this.id)
    if (!member) throw new Error(`${this.name} is not in ${this.#guild.name}`)
    return member
  }

  get roleIds(): Snowflake[] {
    return [...this.state.roles]
  }

  /** Names of the roles held, in the order they were given. */
  get roles(): string[] {
    return this.state.roles.flatMap((id) => this.#guild.roles.get(id)?.name ?? [])
  }

  /** Everything bots wrote to this user directly, oldest first. */
  get inbox(): APIMessage[] {
    const channels = [...this.user.dms.values()].flatMap((id) => this.#world.channels.get(id) ?? [])
    const messages = channels.flatMap((channel) => [...channel.messages.values()])
    return messages.filter((message) => message.author.id !== this.id)
  }

  /** Posts a message; throws where the member may not. */
  says(content: string, { in: channel, at, replyTo }: SayOptions): APIMessage {
    const permissions = channelPermissions(this.#guild, this.state, channel.state)
    const sees = may(permissions, PermissionFlagsBits.ViewChannel)
    if (!sees || !maySend(channel.state, permissions)) throw new Error(`${this.name} may not post in #${channel.name}`)
    if (channel.state.type === ChannelType.GuildCategory) throw new Error(`#${channel.name} is a category`)
    return this.#post(channel.state, content, at, replyTo)
  }

  /** Starts to type in a channel. Throws if the member may not. */
  startsTyping(channel: Channel): void {
    startTyping(this.#world, this.#guild, this.state, channel.state)
  }

  /** Reacts to a message in a channel. Throws if the member may not. @param isSuper adds a super reaction, for which people pay */
  reacts(message: APIMessage, emoji = '👍', isSuper = false): void {
    const channel = this.#channelOf(message)
    const permissions = channelPermissions(this.#guild, this.state, channel)
    const isNew = reactionOf(channel, message, emoji) === undefined
    const needed = PermissionFlagsBits.ReadMessageHistory | (isNew ? PermissionFlagsBits.AddReactions : 0n)
    if (!may(permissions, PermissionFlagsBits.ViewChannel | needed)) throw new Error(`${this.name} may not react`)
    if (isNew && isFull(channel, message)) throw new Error('the message has as many emojis as it may have')
    addReaction(this.#world, channel, message, emoji, this.user, isSuper)
  }

  /** Removes the member's own reaction. */
  takesBack(message: APIMessage, emoji = '👍'): void {
    const removed = removeReaction(this.#world, this.#channelOf(message), message, emoji, this.id)
    if (!removed) throw new Error(`${this.name} has not reacted with ${emoji}`)
  }

  #channelOf(message: APIMessage): ChannelState {
    const channel = this.#world.channels.get(message.channel_id)
    if (!channel?.messages.has(message.id)) throw new Error('the message is gone')
    return channel
  }

  /** Writes to an application's bot directly. */
  writesTo(application: Application, content: string, { at }: { at?: number } = {}): APIMessage {
    return this.#post(directChannel(this.#world, application.state, this.user), content, at, undefined)
  }

  leaves(): void {
    if (this.present) leave(this.#world, this.#guild, this.user)
  }

  /** An admin removes the member. Bots receive the same event as when a member leaves. */
  isKicked(): void {
    this.leaves()
  }

  joins(): void {
    if (!this.present) join(this.#world, this.#guild, this.user)
  }

  /** Joins a server that screens: until its rules are agreed to, the member may do nothing. */
  joinsPending(): void {
    if (!this.present) join(this.#world, this.#guild, this.user, [], true)
  }

  /** Agrees to the rules of the server. */
  agrees(): void {
    this.state.pending = false
    announceMember(this.#world, this.#guild, this.state)
  }

  /** Gets through onboarding, where Discord sets a flag and leaves `pending` as it is. */
  getsThroughOnboarding(): void {
    this.state.flags |= 2
    announceMember(this.#world, this.#guild, this.state)
  }

  /** Changes the user's name, in all guilds. */
  renames(username: string, displayName = this.user.payload.global_name): void {
    this.#changes({ username, global_name: displayName })
  }

  /** @param avatar the new picture's hash; null removes the picture */
  changesAvatar(avatar: string | null): void {
    this.#changes({ avatar })
  }

  /** @param nick the name in this guild; null removes it */
  isCalled(nick: string | null): void {
    this.state.nick = nick
    announceMember(this.#world, this.#guild, this.state)
  }

  /** Installs an application as a user: its commands then work in every server and in direct messages. */
  installs({ state }: Application): void {
    if (!state.integrationTypes.has(ApplicationIntegrationType.UserInstall))
      throw new Error(`${state.name} is for servers`)
    state.userInstalls.add(this.id)
  }

  uninstalls({ state }: Application): void {
    state.userInstalls.delete(this.id)
  }

  /** Withdraws the authorisation of an application. Its tokens for this person end. */
  revokes(application: Application): void {
    const authorisation = this.#world.oauth.authorisations.get(authorisationKey(application, this))
    if (authorisation) endAuthorisation(this.#world, authorisation)
  }

  /** Changes the user in all guilds. */
  #changes(payload: Partial<UserState['payload']>): void {
    this.user.payload = { ...this.user.payload, ...payload }
    for (const guild of this.#world.guilds.values()) {
      const member = guild.members.get(this.id)
      if (member) announceMember(this.#world, guild, member)
    }
  }

  /** Gets a role from an admin. */
  gets(role: Role): void {
    giveRole(this.#world, this.#guild, this.state, role.id, null)
  }

  /** Loses a role to an admin. */
  loses(role: Role): void {
    takeRole(this.#world, this.#guild, this.state, role.id, null)
  }

  closesDirectMessages(): void {
    this.user.dmsOpen = false
  }

  opensDirectMessages(): void {
    this.user.dmsOpen = true
  }

  #post(channel: ChannelState, content: string, at: number | undefined, replyTo: APIMessage | undefined): APIMessage {
    if (content.length > MOST_CHARACTERS) throw new Error(`a message has at most ${MOST_CHARACTERS} characters`)
    const message = post(this.#world, channel, {
      author: this.user.payload,
      content,
      replyTo,
      ...(at === undefined ? {} : { at }),
    })
    this.#world.feed.tell({ type: 'message-said', user: this.user, channel, message })
    return message
  }
}
