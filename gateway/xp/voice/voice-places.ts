import type { ChannelChange } from '../../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Entry } from '../../bus/entry.ts'
import type { Origin } from '../../bus/progress.ts'
import type { Log } from '../../ops/log.ts'
import type { ChannelLookup } from '../channel-lookup.ts'

export interface VoicePlacesParts {
  lookup: Pick<ChannelLookup, 'learn'>
  log: Log
}

/**
 * Asks Discord where voice channels lie. Minutes in a channel whose category is not known do not count until Discord has
 * answered. Nothing is tried again here: voice in each server is confirmed every minute, and then the channel is asked for again.
 */
export class VoicePlaces {
  /** The servers about which Discord is being asked. */
  private readonly asking = new Set<Snowflake>()
  private add: ((entry: Entry) => void) | null = null

  constructor(private readonly parts: VoicePlacesParts) {}

  /** Sets the ledger's queue. It is constructed later, because its writer uses this object. */
  start(add: (entry: Entry) => void): void {
    this.add = add
  }

  /** Answers that come later are not written. */
  stop(): void {
    this.add = null
  }

  /** @param from origin of what was seen in the channel: if its partition is lost, another worker writes the channels */
  ask(guildId: Snowflake, channelId: Snowflake, from: Origin | null): void {
    if (this.asking.has(guildId)) return
    this.asking.add(guildId)
    const note = (change: ChannelChange) =>
      this.add?.({ kind: 'channels', guildId, change, origin: from?.progress.again(from) ?? null })
    const { lookup, log } = this.parts
    lookup
      .learn(guildId, channelId, note)
      .catch((error: unknown) => log.warn({ err: error, guild: guildId }, 'Discord does not say where a channel lies'))
      .finally(() => this.asking.delete(guildId))
  }
}
