import { type APIMessage, ChannelType, type Locale } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { createChannel } from '../acts/channels.ts'
import { addApplication, announceGuild, deleteGuild, removeApplication, setAvailable } from '../acts/guilds.ts'
import { join } from '../acts/members.ts'
import { createRole } from '../acts/roles.ts'
import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import type { Application } from './application.ts'
import { Channel } from './channel.ts'
import { Member } from './member.ts'
import { Role } from './role.ts'

export interface MemberOptions {
  id?: Snowflake
  roles?: Role[]
  bot?: boolean
  displayName?: string
  /** Hash of the picture. */
  avatar?: string
  locale?: Locale
}

export interface ChannelOptions {
  id?: Snowflake
  in?: Channel
  type?: ChannelType
}

export interface RoleOptions {
  id?: Snowflake
  permissions?: bigint
  position?: number
  managed?: boolean
  /** RGB, 0 to 0xffffff; 0 is no colour. */
  color?: number
}

/** Finds or makes a user by name; the same in all guilds. */
export type UserOf = (name: string, details: Omit<MemberOptions, 'roles'>) => UserState

/** A guild and everyone in it. Channels, roles and members are made when first named. */
export class Guild {
  readonly #world: World
  readonly #userOf: UserOf
  /** Users who were members before, so that naming one who left does not make them join again. */
  readonly #met = new Set<Snowflake>()
  readonly state: GuildState

  constructor(world: World, state: GuildState, userOf: UserOf) {
    this.#world = world
    this.#userOf = userOf
    this.state = state
  }

  get id(): Snowflake {
    return this.state.id
  }

  get name(): string {
    return this.state.name
  }

  get owner(): Member {
    const owner = this.#world.users.get(this.state.ownerId)
    if (!owner) throw new Error('the guild has no owner')
    return new Member(this.#world, this.state, owner)
  }

  get everyone(): Role {
    return new Role(this.#world, this.state, this.id)
  }

  get channels(): Channel[] {
    return [...this.state.channels.values()].map((channel) => new Channel(this.#world, this.state, channel))
  }

  get members(): Member[] {
    return [...this.state.members.values()].map((member) => new Member(this.#world, this.state, member.user))
  }

  /** What applications' bots posted anywhere in the guild, in order. */
  get sent(): APIMessage[] {
    const messages = this.channels.flatMap((channel) => channel.sent)
    return messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  }

  /** The channel of this name. Options are for a channel that does not exist yet. */
  channel(name: string, options: ChannelOptions = {}): Channel {
    const known = [...this.state.channels.values()].find((channel) => channel.name === name)
    if (known) return new Channel(this.#world, this.state, refuseOptions(known, name, options))
    const { id = this.#world.snowflakes.next(), in: parent, type = ChannelType.GuildText } = options
    const details = { id, name, type, parentId: parent?.id ?? null, ownerId: this.state.ownerId }
    return new Channel(this.#world, this.state, createChannel(this.#world, this.state, details))
  }

  category(name: string, options: Omit<ChannelOptions, 'type' | 'in'> = {}): Channel {
    const known = [...this.state.channels.values()].some((channel) => channel.name === name)
    return this.channel(name, known ? options : { ...options, type: ChannelType.GuildCategory })
  }

  thread(name: string, options: { id?: Snowflake; in: Channel }): Channel {
    const known = [...this.state.channels.values()].find((channel) => channel.name === name)
    if (known) return new Channel(this.#world, this.state, known)
    return this.channel(name, { ...options, type: ChannelType.PublicThread })
  }

  /** The role of this name. Options are for a role that does not exist yet. */
  role(name: string, options: RoleOptions = {}): Role {
    const known = [...this.state.roles.values()].find((role) => role.name === name)
    if (known) return new Role(this.#world, this.state, refuseOptions(known, name, options).id)
    const id = options.id ?? this.#world.snowflakes.next()
    return new Role(this.#world, this.state, createRole(this.#world, this.state, { ...options, name, id }).id)
  }

  /**
   * A new role that an admin links to an application. Members have it while they satisfy its conditions.
   * @param asks the number that each record of the application is compared with, by the record's key
   */
  linkedRole(name: string, { to, asks }: { to: Application; asks: Readonly<Record<string, number>> }): Role {
    const id = this.#world.snowflakes.next()
    createRole(this.#world, this.state, { name, id, tags: { guild_connections: null } })
    this.state.linkedRoles.set(id, { applicationId: to.id, asks })
    return new Role(this.#world, this.state, id)
  }

  /** The managed role an application's bot joined with. */
  roleOf(application: Application): Role {
    const role = [...this.state.roles.values()].find((r) => r.tags?.bot_id === application.id)
    if (!role) throw new Error(`${application.name} is not in ${this.name}`)
    return new Role(this.#world, this.state, role.id)
  }

  /** The member of this name. A user who never was a member joins now; options are only for a new user. */
  member(name: string, { roles = [], ...details }: MemberOptions = {}): Member {
    const user = this.#userOf(name, details)
    const member = new Member(this.#world, this.state, user)
    if (!this.#met.has(user.id) && !member.present) {
      join(
        this.#world,
        this.state,
        user,
        roles.map((role) => role.id),
      )
    } else if (roles.length > 0) throw new Error(`${name} joined already; give roles with gets()`)
    this.#met.add(user.id)
    return member
  }

  add(application: Application, permissions?: bigint): void {
    addApplication(this.#world, this.state, application.state, permissions)
  }

  remove(application: Application): void {
    removeApplication(this.#world, this.state, application.state)
  }

  /** The owner passes the guild on. */
  passTo(owner: Member): void {
    this.state.ownerId = owner.id
    this.state.permissionsVersion += 1
    announceGuild(this.#world, this.state)
  }

  /** @param icon the new icon's hash; null removes the icon */
  changeIcon(icon: string | null): void {
    this.state.icon = icon
    announceGuild(this.#world, this.state)
  }

  /** Sets the channel to which Discord moves inactive people in voice; null for none. */
  setAfkChannel(channel: Channel | null): void {
    this.state.afkChannelId = channel?.id ?? null
    announceGuild(this.#world, this.state)
  }

  rename(name: string): void {
    this.state.name = name
    announceGuild(this.#world, this.state)
  }

  /** The guild cannot be reached, as in an outage of Discord's. */
  goesAway(): void {
    setAvailable(this.#world, this.state, false)
  }

  comesBack(): void {
    setAvailable(this.#world, this.state, true)
  }

  delete(): void {
    deleteGuild(this.#world, this.state)
  }
}

/** Refuses options for something that exists already, because they would have no effect. */
function refuseOptions<T>(known: T, name: string, options: object): T {
  if (Object.keys(options).length > 0) throw new Error(`${name} exists already; its options were set when it was made`)
  return known
}
