import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { isSameVoice, type VoiceState } from '../../shared/levelling/voice.ts'
import type { Write } from '../bus/entry.ts'
import type { ShardProgress } from '../bus/progress.ts'

/** How often a session confirms who is in voice in a server: at most so much is not counted after a crash. */
export const CONFIRM_MS = 60_000
/** How soon a server is looked at again whose rules are not known yet. */
const LEARN_MS = 2_000
/** How soon members who are in voice count, once an admin has turned XP for voice on. */
const TURNED_ON_MS = 10_000

/**
 * Members in one write. A message of the stream has at most 1 MB; the list of a larger server is written in parts, which
 * cannot say that the others are gone.
 */
const MOST_LISTED = 1_000

/** A write about voice. */
export type VoiceWrite = Extract<Write, { kind: 'voice' }>

/** A member's state without their id. */
type Known = Omit<VoiceState, 'userId'>

/** Everybody in voice in one server. Bots are left out. */
interface Picture {
  /** Since when the session has received every event of the server. */
  since: number
  members: Map<Snowflake, Known>
  /** The names that came with the list of the server, until they are written. */
  users: readonly NewUser[]
  /** Whether the members were written, so that their stays are to be ended when XP for voice is turned off. */
  isTold: boolean
  isAsked: boolean
  /** When the server is looked at next, milliseconds since 1970. */
  lookAt: number
}

/** What one shard's session knows. */
interface Sight {
  /** When the session was identified by this process; null where it was resumed, and its servers are in the database. */
  since: number | null
  guilds: Map<Snowflake, Picture>
}

/** A change of a member's state, and the event's time and shard. */
interface News {
  guildId: Snowflake
  state: VoiceState
  user: NewUser | null
  progress: ShardProgress
  at: number
}

/** Remembers who is in voice, as each session of this process sees it, and says what is to be written about it. */
export class VoiceWatch {
  private readonly sights = new Map<ShardProgress, Sight>()
  /** The AFK channels of the servers that have one. */
  private readonly afk = new Map<Snowflake, Snowflake>()

  constructor(private readonly rules: { get(guildId: Snowflake): { settings: { voiceXp: number } } | undefined }) {}

  /** Members in voice whom sessions remember, in servers with and without XP for voice. */
  get members(): number {
    let members = 0
    for (const { guilds } of this.sights.values())
      for (const picture of guilds.values()) members += picture.members.size
    return members
  }

  /** A shard's session is held by this process from now on. */
  follow(progress: ShardProgress): void {
    if (!this.sights.has(progress)) this.sights.set(progress, { since: null, guilds: new Map() })
  }

  unfollow(progress: ShardProgress): void {
    this.sights.delete(progress)
  }

  /** A new session began: what an earlier one saw no longer counts. */
  sessionBegan(progress: ShardProgress, at: number): void {
    this.sights.set(progress, { since: at, guilds: new Map() })
  }

  /** Discord listed everybody in voice in a server. */
  listed(
    progress: ShardProgress,
    guildId: Snowflake,
    {
      states,
      users,
      afkChannelId,
    }: { states: readonly VoiceState[]; users: readonly NewUser[]; afkChannelId: Snowflake | null },
    at: number,
  ): void {
    const members = new Map(states.map(({ userId, ...known }) => [userId, known]))
    const since = states.length === 0 ? at : this.seenSince(progress, guildId, at)
    const picture = { since, members, users, isTold: false, isAsked: false, lookAt: at }
    this.noteAfk(guildId, afkChannelId)
    this.sightOf(progress).guilds.set(guildId, picture)
  }

  /** Since when the server has been seen: another session may have it, that of a second bot or of the shard that retires. */
  private seenSince(progress: ShardProgress, guildId: Snowflake, at: number): number {
    let since = at
    for (const [other, { guilds }] of this.sights) {
      const seen = other !== progress && other.isLive ? guilds.get(guildId)?.since : undefined
      if (seen !== undefined && seen < since) since = seen
    }
    return since
  }

  /** The server is in an outage, or the bot has left it. */
  forget(progress: ShardProgress, guildId: Snowflake): void {
    this.sightOf(progress).guilds.delete(guildId)
  }

  /** @returns the write about a member's new state; null where nothing is to be written now */
  told(news: News): VoiceWrite | null {
    const { guildId, state, user, progress, at } = news
    const sight = this.sightOf(progress)
    const picture = sight.guilds.get(guildId) ?? this.begin(sight, guildId, state)
    const { userId, ...known } = state
    if (picture !== null) {
      const before = picture.members.get(userId)
      if (before === undefined ? state.channelId === null : isSameVoice(before, known)) return null
      if (state.channelId === null) picture.members.delete(userId)
      else picture.members.set(userId, known)
    }
    const asks = this.asks(guildId)
    // While the rules of a listed server are unknown, the look at it writes the whole list.
    if (asks === false || (asks === null && picture !== null)) return null
    const since = picture?.since ?? sight.since ?? 0
    return {
      ...{ kind: 'voice', guildId, users: user === null || known.channelId === null ? [] : [user] },
      sight: { botId: progress.botId, at, since, isReplay: !progress.isLive, isComplete: false, states: [state] },
    }
  }

  /** What this session remembers of a member in voice; null for nothing. */
  known(progress: ShardProgress, guildId: Snowflake, userId: Snowflake): Known | null {
    return this.sights.get(progress)?.guilds.get(guildId)?.members.get(userId) ?? null
  }

  /** The members in a voice channel. */
  inside(progress: ShardProgress, guildId: Snowflake, channelId: Snowflake): Snowflake[] {
    const members = this.sights.get(progress)?.guilds.get(guildId)?.members ?? new Map<Snowflake, Known>()
    return [...members].filter(([, known]) => known.channelId === channelId).map(([userId]) => userId)
  }

  /** Discord named the server's AFK channel. @returns the write about it; null where it is known already */
  afkChannel(
    progress: ShardProgress,
    guildId: Snowflake,
    afkChannelId: Snowflake | null,
    at: number,
  ): VoiceWrite | null {
    const { since, guilds } = this.sightOf(progress)
    const isKnown = since !== null && (this.afk.get(guildId) ?? null) === afkChannelId
    this.noteAfk(guildId, afkChannelId)
    if (isKnown || this.asks(guildId) !== true) return null
    const from = guilds.get(guildId)?.since ?? since ?? 0
    const sight = { botId: progress.botId, at, since: from, isReplay: !progress.isLive, isComplete: false, states: [] }
    return { kind: 'voice', guildId, users: [], sight: { ...sight, afkChannelId } }
  }

  /** Confirms who is in voice in each server whose turn it is. A session that is not connected confirms nothing. */
  confirm(now: number): VoiceWrite[] {
    const writes: VoiceWrite[] = []
    for (const [progress, { guilds }] of this.sights) {
      if (!progress.isLive) continue
      for (const [guildId, picture] of guilds) {
        if (picture.lookAt > now) continue
        writes.push(...this.look(progress.botId, guildId, picture, now))
        if (picture.members.size === 0 && this.asks(guildId) !== null) guilds.delete(guildId)
      }
    }
    return writes
  }

  /** The shards whose session was resumed: the database has their servers. */
  resumed(): ShardProgress[] {
    return [...this.sights].filter(([progress, { since }]) => since === null && progress.isLive).map(([each]) => each)
  }

  /** Whether the session has the whole list of a server. */
  hasListed(progress: ShardProgress, guildId: Snowflake): boolean {
    return this.sights.get(progress)?.guilds.has(guildId) ?? false
  }

  private look(botId: Snowflake, guildId: Snowflake, picture: Picture, now: number): VoiceWrite[] {
    const asks = this.asks(guildId)
    if (asks === null && !picture.isAsked) {
      picture.isAsked = true
      picture.lookAt = now + LEARN_MS
      return []
    }
    picture.lookAt = now + (asks === false ? TURNED_ON_MS : CONFIRM_MS)
    const { since, members, users, isTold } = picture
    const afkChannelId = this.afk.get(guildId) ?? null
    picture.users = []
    picture.isTold = asks !== false
    if (asks === false && !isTold) return []
    const states = asks === false ? [] : [...members].map(([userId, known]) => ({ userId, ...known }))
    const isComplete = states.length <= MOST_LISTED
    const sight = { botId, at: now, since, isReplay: false, isComplete, states, afkChannelId }
    if (isComplete) return [{ kind: 'voice', guildId, users, sight }]
    if (isTold) return [{ kind: 'voice', guildId, users, sight: { ...sight, states: [] } }]
    const parts: VoiceWrite[] = []
    for (let from = 0; from < states.length; from += MOST_LISTED) {
      const part = states.slice(from, from + MOST_LISTED)
      parts.push({
        ...{ kind: 'voice', guildId, users: users.slice(from, from + MOST_LISTED) },
        sight: { ...sight, states: part },
      })
    }
    return parts
  }

  /** Whether voice earns XP in a server; null while its rules are not known. */
  private asks(guildId: Snowflake): boolean | null {
    const rules = this.rules.get(guildId)
    return rules === undefined ? null : rules.settings.voiceXp > 0
  }

  private noteAfk(guildId: Snowflake, afkChannelId: Snowflake | null): void {
    if (afkChannelId === null) this.afk.delete(guildId)
    else this.afk.set(guildId, afkChannelId)
  }

  private sightOf(progress: ShardProgress): Sight {
    this.follow(progress)
    return this.sights.get(progress) ?? { since: null, guilds: new Map() }
  }

  /** The first member in voice in a server that was listed without any. Null for a server that was not listed. */
  private begin({ since, guilds }: Sight, guildId: Snowflake, { channelId }: VoiceState): Picture | null {
    if (since === null) return null
    const nobody = { members: new Map(), users: [], isTold: false, isAsked: false, lookAt: 0 }
    const picture: Picture = { since, ...nobody }
    if (channelId !== null) guilds.set(guildId, picture)
    return picture
  }
}
