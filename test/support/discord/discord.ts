import { ApplicationIntegrationType, GatewayOpcodes, type Locale } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { addApplication, createGuild } from './acts/guilds.ts'
import { botToken, clientSecret } from './acts/tokens.ts'
import { Application } from './community/application.ts'
import { Guild, type MemberOptions } from './community/guild.ts'
import { Visitor } from './community/visitor.ts'
import type { Listener } from './feed.ts'
import { losesSession } from './gateway/close-codes.ts'
import type { Connection } from './gateway/connection.ts'
import { signingKey } from './interactions/signing.ts'
import { type Misbehaviour, wellBehaved } from './misbehaviour.ts'
import type { RequestRecord } from './request-record.ts'
import type { PrivilegedIntents } from './state/application.ts'
import { newUser, type UserState } from './state/user.ts'
import type { World } from './world.ts'

const { GuildInstall, UserInstall } = ApplicationIntegrationType

export interface ApplicationOptions {
  name: string
  id?: Snowflake
  /** Privileged intents with which it may identify; only Server Members where this is absent. */
  intents?: Partial<PrivilegedIntents>
  /** Addresses to which people may be sent back after they log in. */
  redirectUris?: string[]
  /** Whether users can install it for themselves, as at a new application. */
  userInstall?: boolean
}

export interface GuildOptions {
  name: string
  id?: Snowflake
  /** Name of the owner. */
  owner?: string
  /** Hash of its icon. */
  icon?: string
  locale?: Locale
  applications?: Application[]
}

/** The connection to the network. */
export interface Line {
  up(): void
  down(): Promise<void>
  close(): Promise<void>
}

/** A simulated Discord. Tests call it to let something happen, and read from it what bots did. */
export class Discord {
  readonly world: World
  readonly #line: Line
  readonly #named = new Map<string, UserState>()

  constructor(world: World, line: Line) {
    this.world = world
    this.#line = line
  }

  /** For `DISCORD_API_URL` and @discordjs/rest's `api`: the address without a version. */
  get apiUrl(): string {
    return `${this.world.address.http}/api`
  }

  /** In place of https://cdn.discordapp.com. */
  get cdnUrl(): string {
    return this.world.address.http
  }

  get requests(): RequestRecord {
    return this.world.requests
  }

  /** Answers of 401, 403 and 429 in the last ten minutes. */
  get invalidRequests(): number {
    return this.world.limiter.invalidRequests
  }

  /** Gateway connections refused since `misbehave({ refuseConnections: true })`. */
  get refusedConnections(): number {
    return this.world.faults.refused
  }

  /** Requests for pictures that were held back since `misbehave({ holdPictures: true })`. */
  get heldPictures(): number {
    return this.world.faults.heldPictures
  }

  application({
    name,
    id = this.world.snowflakes.next(),
    intents = {},
    redirectUris = [],
    userInstall = true,
  }: ApplicationOptions): Application {
    const { settings } = this.world
    const bot = newUser({ id, name, bot: true })
    const total = settings.identifiesPerDay
    this.world.users.set(id, bot)
    const application = {
      id,
      name,
      bot,
      token: botToken(settings.seed, id, 0),
      tokenVersion: 0,
      key: signingKey(`${settings.seed}:${id}`),
      privileged: { guildMembers: true, guildPresences: false, messageContent: false, ...intents },
      clientSecret: clientSecret(settings.seed, id, 0),
      secretVersion: 0,
      redirectUris: [...redirectUris],
      interactionsUrl: null,
      guilds: new Set<Snowflake>(),
      integrationTypes: new Set(userInstall ? [GuildInstall, UserInstall] : [GuildInstall]),
      userInstalls: new Set<Snowflake>(),
      presence: null,
      identifies: { total, remaining: total, resetAt: Date.now() + DAY_MS },
      identifiedAt: new Map(),
      commands: new Map(),
      commandCreates: new Map(),
      connectionRecords: [],
      verificationUrl: null,
    }
    this.world.applications.set(id, application)
    return new Application(this.world, application)
  }

  guild({ name, id = this.world.snowflakes.next(), owner = 'owner', applications = [], ...rest }: GuildOptions): Guild {
    const state = createGuild(this.world, { id, name, owner: this.user(owner), ...rest })
    for (const application of applications) addApplication(this.world, state, application.state)
    return new Guild(this.world, state, (who, details) => this.user(who, details))
  }

  /** The user of this name. Options are for a new user. */
  user(name: string, options: Omit<MemberOptions, 'roles'> = {}): UserState {
    const known = this.#named.get(name)
    if (known && options.id !== undefined && options.id !== known.id) {
      throw new Error(`${name} is another user already`)
    }
    if (known) return known
    const user = newUser({ name, ...options, id: options.id ?? this.world.snowflakes.next() })
    this.#named.set(name, user)
    this.world.users.set(user.id, user)
    return user
  }

  /** A user with a new browser, which is not logged in at Discord yet. */
  visitor(name: string): Visitor {
    return new Visitor(this.user(name))
  }

  /** @returns a function that stops listening */
  onEvent(listener: Listener): () => void {
    return this.world.feed.subscribe(listener)
  }

  /** Adds faults from now on. */
  misbehave(faults: Partial<Misbehaviour>): void {
    Object.assign(this.world.faults.now, faults)
  }

  behave(): void {
    this.world.faults.now = wellBehaved()
  }

  /** Cuts sockets without a closing handshake (1006), of one application or of all. */
  dropSockets(application?: Application): void {
    for (const connection of this.#connections(application)) connection.drop()
  }

  /** Closes sockets with a code, e.g. 4000. */
  closeSockets(code: number, application?: Application): void {
    for (const connection of this.#connections(application)) {
      // A session with a number of shards that Discord no longer accepts cannot be resumed.
      if (losesSession(code) && connection.session) this.world.gateway.end(connection.session)
      connection.close(code)
    }
  }

  /** Op 7: asks clients to reconnect and resume. */
  askToReconnect(application?: Application): void {
    for (const connection of this.#connections(application)) connection.send(GatewayOpcodes.Reconnect, null)
  }

  /** Op 1: asks clients for a heartbeat at once. */
  askForHeartbeats(application?: Application): void {
    for (const connection of this.#connections(application)) connection.send(GatewayOpcodes.Heartbeat, null)
  }

  /** Op 9. Sessions that are not resumable end. */
  invalidateSessions({ resumable, application }: { resumable: boolean; application?: Application }): void {
    for (const connection of this.#connections(application)) {
      if (connection.session && !resumable) this.world.gateway.end(connection.session)
      else connection.session?.release()
      connection.send(GatewayOpcodes.InvalidSession, resumable)
    }
  }

  /** Forgets sessions that wait to be resumed, as when a client stayed away too long. */
  expireSessions(application?: Application): void {
    for (const session of this.world.gateway.sessions.values()) {
      const meant = !application || session.applicationId === application.id
      if (meant && !session.connection) this.world.gateway.end(session)
    }
  }

  #connections(application: Application | undefined): Connection[] {
    const all = [...this.world.gateway.connections]
    return application ? all.filter(({ session }) => session?.applicationId === application.id) : all
  }

  /** Ends the network: every connection breaks and new ones are refused, until it is back at the same address. */
  async vanish(): Promise<void> {
    this.dropSockets()
    await this.#line.down()
  }

  reappear(): void {
    this.#line.up()
  }

  async close(): Promise<void> {
    await this.#line.close()
  }
}
