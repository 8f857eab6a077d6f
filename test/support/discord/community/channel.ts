import { type APIMessage, type APIOverwrite, MessageType, OverwriteType } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { archiveThread, deleteChannel, updateChannel } from '../acts/channels.ts'
import { edit, post, remove } from '../acts/messages.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import { newUser } from '../state/user.ts'
import type { World } from '../world.ts'

export interface Overwrite {
  allow?: bigint
  deny?: bigint
}

/** A channel, category or thread of a guild. */
export class Channel {
  readonly #world: World
  readonly #guild: GuildState
  readonly state: ChannelState

  constructor(world: World, guild: GuildState, state: ChannelState) {
    this.#world = world
    this.#guild = guild
    this.state = state
  }

  get id(): Snowflake {
    return this.state.id
  }

  get name(): string {
    return this.state.name
  }

  /** Every message that is kept, oldest first. */
  get messages(): APIMessage[] {
    return [...this.state.messages.values()]
  }

  /** What applications' bots posted here, oldest first. */
  get sent(): APIMessage[] {
    return this.messages.filter((message) => this.#world.applications.has(message.author.id))
  }

  /** Sets what a role or a member may do here. */
  overwrite(target: { id: Snowflake }, { allow = 0n, deny = 0n }: Overwrite): void {
    const type = this.#guild.roles.has(target.id) ? OverwriteType.Role : OverwriteType.Member
    const overwrite: APIOverwrite = { id: target.id, type, allow: String(allow), deny: String(deny) }
    this.state.overwrites = [...this.state.overwrites.filter((o) => o.id !== target.id), overwrite]
    updateChannel(this.#world, this.#guild, this.state)
  }

  rename(name: string): void {
    this.state.name = name
    updateChannel(this.#world, this.#guild, this.state)
  }

  /** Moves the channel into a category, or out of any. */
  moveTo(category: Channel | null): void {
    this.state.parentId = category?.id ?? null
    updateChannel(this.#world, this.#guild, this.state)
  }

  /** Archives the thread. A message in it opens it again. */
  archive(): void {
    archiveThread(this.#world, this.#guild, this.state, true)
  }

  delete(): void {
    deleteChannel(this.#world, this.#guild, this.state)
  }

  /** A webhook of this channel posts. */
  webhookSays(content: string, { name = 'webhook', at }: { name?: string; at?: number } = {}): APIMessage {
    const webhookId = this.#world.snowflakes.next()
    const author = newUser({ id: webhookId, name, bot: true }).payload
    return post(this.#world, this.state, { author, content, webhookId, ...(at === undefined ? {} : { at }) })
  }

  /** Discord itself posts, e.g. that someone joined or boosted. */
  systemMessage(type: MessageType, about: { id: Snowflake }): APIMessage {
    if (type === MessageType.Default || type === MessageType.Reply) throw new Error('these are not system messages')
    const user = this.#world.users.get(about.id)
    if (!user) throw new Error(`there is no user ${about.id}`)
    return post(this.#world, this.state, { author: user.payload, content: '', type })
  }

  edit(message: APIMessage, content: string): APIMessage {
    return edit(this.#world, this.state, message, { content })
  }

  deleteMessage(message: APIMessage): void {
    remove(this.#world, this.state, message)
  }
}
