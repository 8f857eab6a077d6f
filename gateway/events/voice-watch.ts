import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { isSameVoice, type VoiceState } from '../../shared/levelling/voice.ts'
import type { ShardProgress } from '../bus/progress.ts'
import { beginGuild, type Known, type ListedGuild, newSession, noteAfk, type VoiceSession } from './voice-session.ts'
import { listWrites, type VoiceWrite, voiceWrite } from './voice-writes.ts'

/** How often a session confirms who is in voice in a server. After a crash, at most this time is not counted. */
export const CONFIRM_MS = 60_000
/** How long a confirmation waits for the rules of a server that are not known yet. */
const LEARN_MS = 2_000
/** How soon members who are in voice count after an admin has turned XP for voice on. */
const TURNED_ON_MS = 10_000

/** A member's new state, with the time and the shard of its event. */
interface StateChange {
  guildId: Snowflake
  state: VoiceState
  user: NewUser | null
  progress: ShardProgress
  at: number
}

/** Everybody in voice in one server, as Discord listed them. */
interface Listed {
  states: readonly VoiceState[]
  users: readonly NewUser[]
  afkChannelId: Snowflake | null
}

/**
 * Remembers who is in voice, as each session of this process sees it, and decides what to write about them. Events of a shard
 * that this process no longer holds are ignored, because the members that they add would never be removed.
 */
export class VoiceWatch {
  private readonly followed = new Map<ShardProgress, VoiceSession>()

  constructor(private readonly rules: { get(guildId: Snowflake): { settings: { voiceXp: number } } | undefined }) {}

  /** How many members in voice the sessions remember, in servers with and without XP for voice. */
  get members(): number {
    let members = 0
    for (const { guilds } of this.followed.values()) for (const guild of guilds.values()) members += guild.members.size
    return members
  }

  /** A shard's session is held by this process from now on. */
  follow(progress: ShardProgress): void {
    if (!this.followed.has(progress)) this.followed.set(progress, newSession(null))
  }

  unfollow(progress: ShardProgress): void {
    this.followed.delete(progress)
  }

  /** A shard began a new session. The lists of its earlier session are deleted. */
  sessionBegan(progress: ShardProgress, at: number): void {
    if (this.followed.has(progress)) this.followed.set(progress, newSession(at))
  }

  /** Discord listed everybody in voice in a server. */
  listed(progress: ShardProgress, guildId: Snowflake, { states, users, afkChannelId }: Listed, at: number): void {
    const session = this.followed.get(progress)
    if (session === undefined) return
    const members = new Map(states.map(({ userId, ...known }) => [userId, known]))
    const since = states.length === 0 ? at : this.seenSince(progress, guildId, at)
    noteAfk(session, guildId, afkChannelId)
    const guild = { since, members, users, isWritten: false, hasWaited: false, dueAt: at }
    session.guilds.set(guildId, guild)
  }

  /** Since when a server has been seen. Another bot's session, or a retiring shard, may have seen it for longer. */
  private seenSince(progress: ShardProgress, guildId: Snowflake, at: number): number {
    let since = at
    for (const [other, { guilds }] of this.followed) {
      const seen = other !== progress && other.isLive ? guilds.get(guildId)?.since : undefined
      if (seen !== undefined && seen < since) since = seen
    }
    return since
  }

  /** The server is in an outage, or the bot has left it. */
  forget(progress: ShardProgress, guildId: Snowflake): void {
    const session = this.followed.get(progress)
    session?.guilds.delete(guildId)
    session?.afk.delete(guildId)
  }

  /** Notes a member's new state. @returns the write about it; null if nothing is to be written now */
  stateChanged({ guildId, state, user, progress, at }: StateChange): VoiceWrite | null {
    const session = this.followed.get(progress)
    if (session === undefined) return null
    const guild = session.guilds.get(guildId) ?? beginGuild(session, guildId, state)
    const { userId, ...known } = state
    if (guild !== null) {
      const before = guild.members.get(userId)
      if (before === undefined ? state.channelId === null : isSameVoice(before, known)) return null
      if (state.channelId === null) guild.members.delete(userId)
      else guild.members.set(userId, known)
    }
    const earns = this.earns(guildId)
    // While the rules of a listed server are unknown, its next confirmation writes the whole list.
    if (earns === false || (earns === null && guild !== null)) return null
    const users = user === null || known.channelId === null ? [] : [user]
    const since = guild?.since ?? session.identifiedAt ?? 0
    const sight = { botId: progress.botId, at, since, isReplay: !progress.isLive, isComplete: false }
    return voiceWrite(guildId, users, { ...sight, states: [state] })
  }

  /** The last state of a member in voice that the shard's session saw; null if it saw none. */
  known(progress: ShardProgress, guildId: Snowflake, userId: Snowflake): Known | null {
    return this.followed.get(progress)?.guilds.get(guildId)?.members.get(userId) ?? null
  }

  /** The members in a voice channel. */
  inside(progress: ShardProgress, guildId: Snowflake, channelId: Snowflake): Snowflake[] {
    const members = this.followed.get(progress)?.guilds.get(guildId)?.members ?? new Map<Snowflake, Known>()
    return [...members].filter(([, known]) => known.channelId === channelId).map(([userId]) => userId)
  }

  /** Discord named the server's AFK channel. @returns the write about it; null if nothing is to be written */
  afkChannel(
    progress: ShardProgress,
    guildId: Snowflake,
    afkChannelId: Snowflake | null,
    at: number,
  ): VoiceWrite | null {
    const session = this.followed.get(progress)
    if (session === undefined) return null
    const { identifiedAt, guilds, afk } = session
    const isKnown = identifiedAt !== null && (afk.get(guildId) ?? null) === afkChannelId
    noteAfk(session, guildId, afkChannelId)
    if (isKnown || this.earns(guildId) !== true) return null
    const since = guilds.get(guildId)?.since ?? identifiedAt ?? 0
    const sight = { botId: progress.botId, at, since, isReplay: !progress.isLive, isComplete: false }
    return voiceWrite(guildId, [], { ...sight, states: [], afkChannelId })
  }

  /** Confirms who is in voice in each server for which this is due. A session that is not connected confirms nothing. */
  confirm(now: number): VoiceWrite[] {
    const writes: VoiceWrite[] = []
    for (const [progress, session] of this.followed) {
      if (!progress.isLive) continue
      const { guilds } = session
      for (const [guildId, guild] of guilds) {
        if (guild.dueAt > now) continue
        writes.push(...this.confirmGuild(progress.botId, session, guildId, guild, now))
        if (guild.members.size === 0 && this.earns(guildId) !== null) guilds.delete(guildId)
      }
    }
    return writes
  }

  /** The connected shards whose session was resumed: their servers are read from the database. */
  resumed(): ShardProgress[] {
    return [...this.followed]
      .filter(([progress, { identifiedAt }]) => identifiedAt === null && progress.isLive)
      .map(([each]) => each)
  }

  /** Whether the session has the whole list of a server. */
  hasListed(progress: ShardProgress, guildId: Snowflake): boolean {
    return this.followed.get(progress)?.guilds.has(guildId) ?? false
  }

  private confirmGuild(
    botId: Snowflake,
    { afk }: VoiceSession,
    guildId: Snowflake,
    guild: ListedGuild,
    now: number,
  ): VoiceWrite[] {
    const earns = this.earns(guildId)
    if (earns === null && !guild.hasWaited) {
      guild.hasWaited = true
      guild.dueAt = now + LEARN_MS
      return []
    }
    guild.dueAt = now + (earns === false ? TURNED_ON_MS : CONFIRM_MS)
    const { since, members, users, isWritten } = guild
    guild.users = []
    guild.isWritten = earns !== false
    if (earns === false && !isWritten) return []
    // If XP for voice was turned off, the write names no members, so that all stays are ended.
    const states = earns === false ? [] : [...members].map(([userId, known]) => ({ userId, ...known }))
    const sight = { botId, at: now, since, isReplay: false, afkChannelId: afk.get(guildId) ?? null }
    return listWrites({ guildId, states, users, sight })
  }

  /** Whether voice earns XP in a server; null while its rules are not known. */
  private earns(guildId: Snowflake): boolean | null {
    const rules = this.rules.get(guildId)
    return rules === undefined ? null : rules.settings.voiceXp > 0
  }
}
