import { type APIMessage, GatewayDispatchEvents as Type } from 'discord-api-types/v10'
import { deleteUser } from '../discord/acts/users.ts'
import type { Guild } from '../discord/community/guild.ts'
import type { Discord } from '../discord/discord.ts'
import type { Bodies } from '../discord/feed.ts'
import type { SeenEvent } from '../discord/gateway/people.ts'
import type { InteractionState } from '../discord/interactions/state.ts'
import { channelPermissions, may } from '../discord/permissions.ts'
import type { ChannelState } from '../discord/state/channel.ts'
import type { UserState } from '../discord/state/user.ts'
import type { VisitorServer } from './create-server.ts'
import { Allowance, type Limits } from './limits.ts'
import type { Dispatched, Standing, Told, WireEntry } from './protocol.ts'
import { readable } from './readable.ts'

/** Entries of the wire kept for each room. */
const KEPT_WIRE = 100
/** Private messages and modals kept for each member. */
const KEPT_PRIVATE = 50
const VIEW_CHANNEL = 1n << 10n

/** Messages and modals that only one member of the room was shown. */
interface PrivateView {
  messages: Map<string, APIMessage>
  modals: Map<string, InteractionState>
}

/** A browser that shows the room, and the member that its visitor acts as. */
export interface Client {
  readonly self: UserState
  tell(told: Told): void
}

/** One visitor's server, the browsers that show it, and what each of its members was shown. */
export class Room {
  /** The key to the room. Only the visitor has it. */
  readonly token = crypto.getRandomValues(new Uint8Array(32)).toBase64({ alphabet: 'base64url', omitPadding: true })
  readonly guild: Guild
  readonly selves: readonly UserState[]
  readonly clients = new Set<Client>()
  readonly allowance: Allowance
  readonly wire: WireEntry[] = []
  readonly standings = new Map<string, Standing>()
  readonly #discord: Discord
  readonly #private = new Map<UserState, PrivateView>()
  readonly #stops: (() => void)[]
  /** When the visitor last did something, milliseconds since 1970. */
  usedAt: number
  said = 0
  pending = 0
  #wireId = 0
  readonly #bodies = new Map<number, Bodies>()

  constructor(discord: Discord, { guild, selves }: VisitorServer, limits: Limits, now: number) {
    this.#discord = discord
    this.guild = guild
    this.selves = selves
    this.usedAt = now
    this.allowance = new Allowance(limits, now)
    for (const self of selves) this.#private.set(self, { messages: new Map(), modals: new Map() })
    const { people } = discord.world.gateway
    this.#stops = [guild.id, ...selves.map(({ id }) => id)].map((id) => people.watch(id, (event) => this.#see(event)))
  }

  tell(told: Told): void {
    for (const client of this.clients) client.tell(told)
  }

  /** Tells the browsers in which the visitor acts as this member. */
  tellSelf(self: UserState, told: Told): void {
    for (const client of this.clients) if (client.self === self) client.tell(told)
  }

  /** Adds an entry to the wire. @param bodies kept until somebody inspects the entry */
  log(entry: Omit<WireEntry, 'id' | 'at'>, bodies: Bodies): void {
    this.#wireId += 1
    const logged = { id: this.#wireId, at: Date.now(), ...entry }
    this.wire.push(logged)
    this.#bodies.set(logged.id, bodies)
    const dropped = this.wire.length > KEPT_WIRE ? this.wire.shift() : undefined
    if (dropped !== undefined) this.#bodies.delete(dropped.id)
    this.tell({ tell: 'wire', entries: [logged] })
  }

  /** What an entry of the wire sent and got, as JSON that a person can read; null for nothing, and for an old entry. */
  inspect(id: number): { sent: string | null; answered: string | null } {
    const { sent = null, answered = null } = this.#bodies.get(id) ?? {}
    return { sent: readable(sent), answered: readable(answered) }
  }

  /** Whether a member sees a channel of the server, or a direct message channel of their own. */
  sees(self: UserState, channel: ChannelState): boolean {
    if (channel.recipient !== null) return channel.recipient === self
    const member = this.guild.state.members.get(self.id)
    if (member === undefined || channel.guildId !== this.guild.id) return false
    return may(channelPermissions(this.guild.state, member, channel), VIEW_CHANNEL)
  }

  /** The channel with this id; null if the member does not see it. */
  channelOf(self: UserState, id: string): ChannelState | null {
    const channel = this.#discord.world.channels.get(id)
    return channel !== undefined && this.sees(self, channel) ? channel : null
  }

  /** The message with this id in a channel, private messages to the member included; null if there is none. */
  messageOf(self: UserState, channel: ChannelState, id: string): APIMessage | null {
    const own = this.privateView(self).messages.get(id)
    return channel.messages.get(id) ?? (own?.channel_id === channel.id ? own : null)
  }

  privateView(self: UserState): PrivateView {
    return this.#private.get(self) ?? { messages: new Map(), modals: new Map() }
  }

  keepModal(self: UserState, interaction: InteractionState): void {
    const { modals } = this.privateView(self)
    modals.set(interaction.id, interaction)
    dropOldest(modals)
  }

  #see({ type, data, channel, to, reachedBots }: SeenEvent): void {
    if (reachedBots)
      this.log({ kind: 'dispatch', method: type, route: '', status: null, ms: null }, { sent: data, answered: null })
    // The simulated Discord builds the payloads of these types.
    const event = { t: type, d: data } as unknown as Dispatched
    for (const self of this.selves) {
      if (to === undefined ? channel !== undefined && !this.sees(self, channel) : to !== self.id) continue
      if (to !== undefined) this.#keep(self, event)
      this.tellSelf(self, { tell: 'dispatched', event })
    }
  }

  /** Keeps a private message as its member now sees it. */
  #keep(self: UserState, event: Dispatched): void {
    const { messages } = this.privateView(self)
    if (event.t === Type.MessageDelete) messages.delete(event.d.id)
    if (event.t !== Type.MessageCreate && event.t !== Type.MessageUpdate) return
    messages.set(event.d.id, event.d)
    dropOldest(messages)
  }

  /** Removes the server and its accounts. The bot receives GUILD_DELETE. */
  remove(why: 'idle' | 'stopping'): void {
    this.tell({ tell: 'closed', why })
    this.clients.clear()
    for (const stop of this.#stops) stop()
    const { world } = this.#discord
    this.guild.delete()
    for (const self of this.selves) deleteUser(world, self)
  }
}

function dropOldest(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys()
  if (kept.size > KEPT_PRIVATE && oldest !== undefined) kept.delete(oldest)
}
