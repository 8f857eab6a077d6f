import { type ChannelChange, type ChannelPlace, joinChanges } from '../../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type ChannelPath, channelPath } from '../../../shared/levelling/channel-path.ts'
import { GuildChannels } from './guild-channels.ts'

/** Discord allows 500 channels and 1,000 active threads. The channels of a larger guild are not kept. */
const MOST_CHANNELS = 4_000
/** Paths that are remembered: enough for the channels in which members write at the same time. */
const MOST_PATHS = 1_024
/** Changes kept for a guild whose channels are not known yet. */
const MOST_EARLY = 1_000

/**
 * The parents of channels: the category of a channel, the channel of a thread. Only guilds whose rules depend on channels
 * need them. A guild is known when all its channels are, from GUILD_CREATE, the database or Discord's REST API. Changes before
 * that are kept, and applied then.
 */
export class ChannelTree {
  private readonly guilds = new Map<Snowflake, GuildChannels>()
  private readonly early = new Map<Snowflake, ChannelChange[] | 'too many'>()
  /** Changes of a guild from before it was known that are not committed yet. Messages before them are judged without them. */
  private readonly behind = new Map<Snowflake, ChannelChange[]>()
  /** The paths that were read since the last change, by channel: the path of one message is read several times. */
  private readonly paths = new Map<Snowflake, { guildId: Snowflake; path: ChannelPath }>()

  /** Guilds whose channels are known. */
  get size(): number {
    return this.guilds.size
  }

  /** Channels and threads that are remembered. */
  get channels(): number {
    return [...this.guilds.values()].reduce((sum, guild) => sum + guild.size, 0)
  }

  knows(guildId: Snowflake): boolean {
    return this.guilds.has(guildId)
  }

  /** Applies a change, or keeps it while the guild is unknown. @returns false if the change contains nothing new */
  change(guildId: Snowflake, change: ChannelChange): boolean {
    const guild = this.guilds.get(guildId)
    if (guild === undefined) {
      this.note(guildId, change)
      return true
    }
    const behind = this.behind.get(guildId)
    if (behind !== undefined) return behind.push(change) > 0
    if (change.kind === 'placed' && guild.holds(change.place)) return false
    if (change.kind === 'gone' && guild.parentOf(change.id) === undefined) return false
    this.apply(guildId, guild, change)
    return true
  }

  /** Keeps changes of the guild from now on: the answer that is awaited will not contain them. */
  listen(guildId: Snowflake): void {
    if (!this.guilds.has(guildId)) this.early.set(guildId, [])
  }

  /** Whether every change of a guild was kept while its channels were unknown. */
  heardAll(guildId: Snowflake): boolean {
    return this.early.get(guildId) !== 'too many'
  }

  /** Uses a complete list of the guild's channels that came before it was needed. @returns whether there was one */
  takeTold(guildId: Snowflake): boolean {
    const early = this.early.get(guildId)
    if (!Array.isArray(early) || early[0]?.kind !== 'all') return false
    this.early.set(guildId, early.slice(1))
    this.beginBehind(guildId, early[0].places)
    return true
  }

  /** Sets all channels of a guild, and applies the changes since they were requested. */
  begin(guildId: Snowflake, places: readonly ChannelPlace[]): void {
    this.beginBehind(guildId, places)
    for (const change of this.behind.get(guildId) ?? []) this.catchUp(guildId, change)
  }

  /** Sets the committed channels of a guild. Later changes are applied by `catchUp`, when they are committed. */
  beginBehind(guildId: Snowflake, places: readonly ChannelPlace[]): void {
    const early = this.early.get(guildId)
    this.early.delete(guildId)
    this.paths.clear()
    this.guilds.set(guildId, new GuildChannels(places))
    if (Array.isArray(early) && early.length > 0) this.behind.set(guildId, [...early])
  }

  /** Applies a change that is being committed. */
  catchUp(guildId: Snowflake, change: ChannelChange): void {
    const [guild, behind] = [this.guilds.get(guildId), this.behind.get(guildId)]
    const nth = behind?.indexOf(change) ?? -1
    if (guild === undefined || behind === undefined || nth < 0) return
    const left = behind.slice(nth + 1)
    if (left.length > 0) this.behind.set(guildId, left)
    else this.behind.delete(guildId)
    for (const each of behind.slice(0, nth + 1)) this.apply(guildId, this.guilds.get(guildId) ?? guild, each)
  }

  /** Applies all kept changes: a process that commits nothing judges messages by the newest change. */
  catchUpAll(guildId: Snowflake): void {
    const newest = this.behind.get(guildId)?.at(-1)
    if (newest !== undefined) this.catchUp(guildId, newest)
  }

  /** Whether the tree is right for messages that are being committed, but not yet for new messages. */
  isBehind(guildId: Snowflake): boolean {
    return this.behind.has(guildId)
  }

  /** All channels of a guild that is known. */
  placesOf(guildId: Snowflake): ChannelPlace[] {
    return this.guilds.get(guildId)?.places() ?? []
  }

  forget(guildId: Snowflake): void {
    if (this.guilds.delete(guildId)) this.paths.clear()
    this.early.delete(guildId)
    this.behind.delete(guildId)
  }

  path(guildId: Snowflake, channelId: Snowflake): ChannelPath {
    const known = this.paths.get(channelId)
    if (known !== undefined && known.guildId === guildId) return known.path
    const guild = this.guilds.get(guildId)
    const path = channelPath(channelId, (id) => guild?.parentOf(id))
    if (this.paths.size >= MOST_PATHS) this.paths.clear()
    this.paths.set(channelId, { guildId, path })
    return path
  }

  private apply(guildId: Snowflake, guild: GuildChannels, change: ChannelChange): void {
    this.paths.clear()
    if (change.kind === 'all') this.guilds.set(guildId, new GuildChannels(change.places))
    else guild.apply(joinChanges([change]))
    if (guild.size > MOST_CHANNELS) this.forget(guildId)
  }

  private note(guildId: Snowflake, change: ChannelChange): void {
    const early = this.early.get(guildId)
    if (change.kind === 'all' || early === undefined) this.early.set(guildId, [change])
    else if (early !== 'too many' && early.push(change) > MOST_EARLY) this.early.set(guildId, 'too many')
  }
}
