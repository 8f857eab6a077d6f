import type { GatewayDispatchEvents } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { Faults } from '../misbehaviour.ts'
import { seesChannel } from '../permissions.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { Connection } from './connection.ts'
import { People } from './people.ts'
import type { Session } from './session.ts'

/** An event of a guild, which is sent to the sessions with its intent. */
export interface GuildEvent {
  type: GatewayDispatchEvents
  data: object
  /** Zero where every session receives the event. */
  intent: number
  /** Only bots that can view this channel receive the event. */
  channel?: ChannelState
  /** A bot receives events about itself with any intents. */
  about?: Snowflake
  /** Data that replaces `data` for a bot which may not read the content. */
  dataFor?: (session: Session) => object
}

/** The sessions and connections of bots and the clients of people, and which of them receive an event. */
export class Gateway {
  readonly #faults: Faults
  readonly sessions = new Map<string, Session>()
  readonly connections = new Set<Connection>()
  readonly people = new People()
  readonly #byApplication = new Map<Snowflake, Set<Session>>()

  constructor(faults: Faults) {
    this.#faults = faults
  }

  open(session: Session): void {
    this.sessions.set(session.id, session)
    const own = this.#byApplication.get(session.applicationId) ?? new Set()
    this.#byApplication.set(session.applicationId, own.add(session))
  }

  end(session: Session): void {
    this.sessions.delete(session.id)
    this.#byApplication.get(session.applicationId)?.delete(session)
    if (session.connection) session.connection.session = null
    session.connection = null
  }

  of(applicationId: Snowflake): Session[] {
    return [...(this.#byApplication.get(applicationId) ?? [])]
  }

  /** Sends an event to one session. */
  tell(session: Session, type: GatewayDispatchEvents, data: object): void {
    session.push({ type, data: JSON.stringify(data) })
  }

  /** Sends an event to the application's sessions whose shard has the guild. */
  tellAbout(
    applicationId: Snowflake,
    guildId: Snowflake,
    type: GatewayDispatchEvents,
    dataFor: (session: Session) => object,
  ): void {
    for (const session of this.of(applicationId)) {
      if (session.serves(guildId)) this.tell(session, type, dataFor(session))
    }
  }

  /** Sends an event to the application's session for direct messages. */
  tellDirect(applicationId: Snowflake, intent: number, type: GatewayDispatchEvents, data: object): void {
    for (const session of this.of(applicationId)) {
      if (session.servesDirectMessages && (session.intents & intent) === intent) this.tell(session, type, data)
    }
  }

  /** Sends an event to every bot and every person in a guild. The payload is serialised once for all bots that get the same data. */
  tellGuild(guild: GuildState, event: GuildEvent): void {
    if (!guild.available) return
    const dispatches = new Map<object, { type: string; data: string }>()
    const { type, data: whole, channel } = event
    for (const applicationId of guild.applications) {
      for (const session of this.#byApplication.get(applicationId) ?? []) {
        if (!session.serves(guild.id) || !this.#hears(session, guild, event)) continue
        const data = event.dataFor?.(session) ?? event.data
        const dispatch = dispatches.get(data) ?? { type: event.type, data: JSON.stringify(data) }
        dispatches.set(data, dispatch)
        session.push(dispatch)
        if (this.#faults.duplicates()) session.push(dispatch)
      }
    }
    this.people.tell(guild.id, { type, data: whole, channel, reachedBots: dispatches.size > 0 })
  }

  #hears(session: Session, guild: GuildState, event: GuildEvent): boolean {
    // An application's bot has the application's own id here, as it has at Discord for every application made since 2016.
    if (event.about === session.applicationId) return true
    if ((session.intents & event.intent) !== event.intent) return false
    return !event.channel || seesChannel(guild, session.applicationId, event.channel)
  }
}
