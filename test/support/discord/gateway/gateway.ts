import type { GatewayDispatchEvents } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { Faults } from '../misbehaviour.ts'
import { seesChannel } from '../permissions.ts'
import type { ChannelState } from '../state/channel.ts'
import type { GuildState } from '../state/guild.ts'
import type { Connection } from './connection.ts'
import type { Session } from './session.ts'

/** Something that happened in a guild, told to the sessions whose intents ask for it. */
export interface GuildEvent {
  type: GatewayDispatchEvents
  data: object
  /** Zero where every session receives the event. */
  intent: number
  /** Only bots that see this channel are told. */
  channel?: ChannelState
  /** A bot receives events about itself with any intents. */
  about?: Snowflake
  /** What a bot gets in place of `data`; for content that only some may read. */
  dataFor?: (session: Session) => object
}

/** Sessions and connections, and who is told what. */
export class Gateway {
  readonly #faults: Faults
  readonly sessions = new Map<string, Session>()
  readonly connections = new Set<Connection>()
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

  /** Tells one session. */
  tell(session: Session, type: GatewayDispatchEvents, data: object): void {
    session.push({ type, data: JSON.stringify(data) })
  }

  /** Tells an application's sessions that hold a guild. */
  tellAbout(applicationId: Snowflake, guildId: Snowflake, type: GatewayDispatchEvents, data: object): void {
    for (const session of this.of(applicationId)) if (session.serves(guildId)) this.tell(session, type, data)
  }

  /** Tells an application's session that takes direct messages. */
  tellDirect(applicationId: Snowflake, intent: number, type: GatewayDispatchEvents, data: object): void {
    for (const session of this.of(applicationId)) {
      if (session.servesDirectMessages && (session.intents & intent) === intent) this.tell(session, type, data)
    }
  }

  /** Tells every bot in a guild; the payload is serialised once for all that get the same. */
  tellGuild(guild: GuildState, event: GuildEvent): void {
    if (!guild.available) return
    const dispatches = new Map<object, { type: string; data: string }>()
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
  }

  #hears(session: Session, guild: GuildState, event: GuildEvent): boolean {
    // An application's bot has the application's own id here, as it has at Discord for every application made since 2016.
    if (event.about === session.applicationId) return true
    if ((session.intents & event.intent) !== event.intent) return false
    return !event.channel || seesChannel(guild, session.applicationId, event.channel)
  }
}
