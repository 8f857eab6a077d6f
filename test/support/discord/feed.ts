import type { APIMessage, APIRole } from 'discord-api-types/v10'
import type { Reply } from './interactions/reply.ts'
import type { ApplicationState } from './state/application.ts'
import type { ChannelState } from './state/channel.ts'
import type { GuildState } from './state/guild.ts'
import type { UserState } from './state/user.ts'

/** The bodies of a request and of its answer: JSON as text or parsed; null for none. */
export interface Bodies {
  sent: unknown
  answered: unknown
}

/** An event in the simulated Discord, for observers. */
export type DiscordEvent =
  | { type: 'message-said'; user: UserState; channel: ChannelState; message: APIMessage }
  | { type: 'bot-posted'; application: ApplicationState; channel: ChannelState; message: APIMessage }
  | { type: 'bot-edited'; application: ApplicationState; channel: ChannelState; message: APIMessage }
  | {
      type: 'role-given' | 'role-taken'
      guild: GuildState
      user: UserState
      role: APIRole
      by: ApplicationState | null
    }
  | { type: 'voice-joined' | 'voice-left'; guild: GuildState; user: UserState; channel: ChannelState }
  | { type: 'member-joined' | 'member-left'; guild: GuildState; user: UserState }
  | { type: 'session-identified' | 'session-resumed' | 'session-ended'; application: ApplicationState; id: string }
  | { type: 'interaction-answered'; application: ApplicationState; user: UserState; asked: string; reply: Reply }
  | { type: 'interaction-failed'; application: ApplicationState; user: UserState; asked: string; reason: string }
  /** An interaction was sent to an endpoint. `status` is null where no answer came in time. */
  | {
      type: 'interaction-sent'
      guild: GuildState | null
      asked: string
      status: number | null
      ms: number
      bodies: Bodies
    }
  /** A REST request about a guild was answered. `route` is the pattern of its address. */
  | {
      type: 'request-answered'
      guild: GuildState
      method: string
      route: string
      status: number
      ms: number
      bodies: Bodies
    }
  | { type: 'token-reset'; application: ApplicationState }

export type Listener = (event: DiscordEvent) => void

/** Passes events on to its listeners. */
export class Feed {
  readonly #listeners = new Set<Listener>()

  /** @returns a function that stops listening */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(event: DiscordEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
