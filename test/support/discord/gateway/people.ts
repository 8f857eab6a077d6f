import type { GatewayDispatchEvents } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { ChannelState } from '../state/channel.ts'

/** An event in a guild or a direct message channel, as a person's own Discord client receives it. */
export interface SeenEvent {
  type: GatewayDispatchEvents
  data: object
  /** Only people who can view this channel receive the event. */
  channel?: ChannelState | undefined
  /** The only person who receives the event, e.g. of an ephemeral message. */
  to?: Snowflake | undefined
  /** Whether a bot received the event too. */
  reachedBots: boolean
}

export type Onlooker = (event: SeenEvent) => void

/** The clients of people. They receive all events of a guild with all fields, because they have no intents. */
export class People {
  readonly #onlookers = new Map<Snowflake, Set<Onlooker>>()

  /** @param id a guild, or a user for their direct messages @returns a function that stops watching */
  watch(id: Snowflake, onlooker: Onlooker): () => void {
    const all = this.#onlookers.get(id) ?? new Set()
    this.#onlookers.set(id, all.add(onlooker))
    return () => {
      all.delete(onlooker)
      if (all.size === 0) this.#onlookers.delete(id)
    }
  }

  tell(id: Snowflake, event: SeenEvent): void {
    for (const onlooker of this.#onlookers.get(id) ?? []) onlooker(event)
  }
}
