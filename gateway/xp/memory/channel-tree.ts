import { type ChannelChange, type ChannelPlace, joinChanges } from '../../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type ChannelPath, channelPath } from '../../../shared/levelling/channel-path.ts'
import { GuildChannels } from './guild-channels.ts'

/** Discord allows 500 channels and 1,000 active threads. A guild with more is asked for anew. */
const MOST_CHANNELS = 4_000
/** Changes noted of a guild whose channels are not known yet. */
const MOST_EARLY = 1_000

/**
 * Which channel lies under which: threads in channels, channels in categories. Kept for guilds that ignore channels,
 * since nobody else asks. A guild is known once all of its channels are, from GUILD_CREATE, the database or Discord's
 * REST; what is told of it before that is noted, and applied then.
 */
export class ChannelTree {
  private readonly guilds = new Map<Snowflake, GuildChannels>()
  private readonly early = new Map<Snowflake, ChannelChange[] | 'too many'>()
  /** What was told of a guild before it was known, and is still to be committed: messages between lie as of then. */
  private readonly behind = new Map<Snowflake, ChannelChange[]>()

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

  /** @returns false where the change says nothing new */
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

  /** From now on what is told of the guild is noted, for what is being asked will not say it. */
  listen(guildId: Snowflake): void {
    if (!this.guilds.has(guildId)) this.early.set(guildId, [])
  }

  /** Whether everything is noted that was told of a guild while its channels were not known. */
  heardAll(guildId: Snowflake): boolean {
    return this.early.get(guildId) !== 'too many'
  }

  /** Whether a guild's channels were told, all of them, before anybody asked. */
  takeTold(guildId: Snowflake): boolean {
    const early = this.early.get(guildId)
    if (!Array.isArray(early) || early[0]?.kind !== 'all') return false
    this.early.set(guildId, early.slice(1))
    this.beginBehind(guildId, early[0].places)
    return true
  }

  /** All channels of a guild, to which comes what was told since they were asked for. */
  begin(guildId: Snowflake, places: readonly ChannelPlace[]): void {
    this.beginBehind(guildId, places)
    for (const change of this.behind.get(guildId) ?? []) this.catchUp(guildId, change)
  }

  /** The same as of what is committed: what was told since is applied as it is committed, by `catchUp`. */
  beginBehind(guildId: Snowflake, places: readonly ChannelPlace[]): void {
    const early = this.early.get(guildId)
    this.early.delete(guildId)
    this.guilds.set(guildId, new GuildChannels(places))
    if (Array.isArray(early) && early.length > 0) this.behind.set(guildId, [...early])
  }

  /** This change is being committed. */
  catchUp(guildId: Snowflake, change: ChannelChange): void {
    const [guild, behind] = [this.guilds.get(guildId), this.behind.get(guildId)]
    const nth = behind?.indexOf(change) ?? -1
    if (guild === undefined || behind === undefined || nth < 0) return
    const left = behind.slice(nth + 1)
    if (left.length > 0) this.behind.set(guildId, left)
    else this.behind.delete(guildId)
    for (const each of behind.slice(0, nth + 1)) this.apply(guildId, this.guilds.get(guildId) ?? guild, each)
  }

  /** Applies what is noted: in a process that does not commit, messages are judged by what was told last. */
  catchUpAll(guildId: Snowflake): void {
    const newest = this.behind.get(guildId)?.at(-1)
    if (newest !== undefined) this.catchUp(guildId, newest)
  }

  /** Whether it is known where channels lay for the messages that are being committed, and not yet for new ones. */
  isBehind(guildId: Snowflake): boolean {
    return this.behind.has(guildId)
  }

  /** All channels of a guild that is known. */
  placesOf(guildId: Snowflake): ChannelPlace[] {
    return this.guilds.get(guildId)?.places() ?? []
  }

  forget(guildId: Snowflake): void {
    this.guilds.delete(guildId)
    this.early.delete(guildId)
    this.behind.delete(guildId)
  }

  path(guildId: Snowflake, channelId: Snowflake): ChannelPath {
    const guild = this.guilds.get(guildId)
    return channelPath(channelId, (id) => guild?.parentOf(id))
  }

  private apply(guildId: Snowflake, guild: GuildChannels, change: ChannelChange): void {
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
