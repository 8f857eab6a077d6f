import type { ChannelPlace } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Log } from '../ops/log.ts'
import type { Entry } from './entry.ts'
import type { Origin } from './progress.ts'

/** How often this process tries to read a guild's channels. After that, the next complete list from Discord corrects them. */
const MOST_ATTEMPTS = 10

export interface LostChannelsParts {
  /** The channels of guilds, as this gateway knows them. */
  channels: { knows(guildId: Snowflake): boolean; placesOf(guildId: Snowflake): readonly ChannelPlace[] }
  /** Whether rules of the guild depend on channels, so that its workers need the channels. */
  isNeeded: (guildId: Snowflake) => boolean
  /** Reads all channels of a guild that this process does not know. @throws where no bot can ask Discord now */
  learn: (guildId: Snowflake) => Promise<unknown>
  /** Whether the queue has room again. */
  hasRoom: () => boolean
  add: (entry: Entry) => void
  log: Log
}

/** A guild whose workers do not know a change of its channels. */
interface Lost {
  /** The event of the first lost change: it counts as handled once the complete list is stored. */
  origin: Origin | null
  attempts: number
}

/**
 * Corrects the channels of a guild that workers know. A gateway whose queue was full has dropped a change, and later changes
 * alone would never correct that: so the gateway sends the complete list.
 */
export class LostChannels {
  private readonly guilds = new Map<Snowflake, Lost>()

  constructor(private readonly parts: LostChannelsParts) {}

  /** Notes a dropped change. @returns whether its event stays unhandled until the complete list is stored */
  note({ guildId, origin }: Extract<Entry, { kind: 'channels' }>): boolean {
    if (this.guilds.has(guildId)) return false
    this.guilds.set(guildId, { origin, attempts: 0 })
    return true
  }

  /** Sends the complete lists for which the queue has room. */
  async resend(): Promise<void> {
    const { channels, isNeeded, learn, hasRoom, log } = this.parts
    for (const [guildId, lost] of [...this.guilds]) {
      if (!hasRoom()) return
      try {
        if (isNeeded(guildId) && !channels.knows(guildId)) await learn(guildId)
        this.end(guildId, lost)
      } catch (error) {
        // The checkpoint of the shard must not wait for a guild that no bot can read.
        settle(lost)
        if (++lost.attempts >= MOST_ATTEMPTS) this.guilds.delete(guildId)
        log.warn({ err: error, guild: guildId }, 'the channels of a server could not be read to send them again')
      }
    }
  }

  private end(guildId: Snowflake, lost: Lost): void {
    const { channels, isNeeded, add } = this.parts
    this.guilds.delete(guildId)
    if (isNeeded(guildId) && channels.knows(guildId)) {
      const change = { kind: 'all', places: channels.placesOf(guildId) } as const
      add({ kind: 'channels', guildId, change, origin: lost.origin })
    } else {
      settle(lost)
    }
  }
}

function settle(lost: Lost): void {
  lost.origin?.progress.settle(lost.origin)
  lost.origin = null
}
