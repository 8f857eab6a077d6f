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
 * Asks Discord for the categories of voice channels. Minutes in a channel whose category is unknown do not count until Discord
 * has answered. A failed request is not repeated here: voice in each server is confirmed every minute, and causes the next
 * request.
 */
export class VoicePlaces {
  /** The servers about which Discord is being asked. */
  private readonly asking = new Set<Snowflake>()
  private add: ((entry: Entry) => void) | null = null

  constructor(private readonly parts: VoicePlacesParts) {}

  /** Sets the function that adds to the ledger's queue. The ledger is constructed later, because its writer uses this object. */
  start(add: (entry: Entry) => void): void {
    this.add = add
  }

  /** Ignores answers that come later. */
  stop(): void {
    this.add = null
  }

  /**
   * Asks for a channel, unless Discord is being asked about its server already.
   * @param from the origin of the event in the channel. If its partition is lost, another worker writes the channels
   */
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
