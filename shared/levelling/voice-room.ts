import type { Snowflake } from '../discord/snowflake.ts'
import { judgeVoice, minuteXp, type VoiceRefusal, type VoiceState, type VoiceSurroundings } from './voice.ts'
import {
  AWARD_MINUTES,
  beginStay,
  isNewsOf,
  settleStay,
  takeAward,
  type VoiceAward,
  type VoiceStay,
} from './voice-stay.ts'

/** A bot that last saw the server within this time counts as still there: each confirms what it sees every minute. */
const FRESH_MS = 90_000
/** Discord lets a session be resumed for some minutes. A longer silence counts as not seen, also if the session was resumed. */
const LONGEST_BRIDGE_MS = 10 * 60_000

/** The members in voice in a server, or the changes of some, as one session of a bot sees them at one time. */
export interface VoiceSight {
  botId: Snowflake
  /** When this process received it, milliseconds since 1970. */
  at: number
  /** Since when the session has received every event of the server; 0 where it was resumed and does not know. */
  since: number
  /** Discord sent the event after a resume. It happened at some time since the server was last seen. */
  isReplay: boolean
  /** Whether `states` has all members in voice. Otherwise it has only members whose state may have changed. */
  isComplete: boolean
  states: readonly VoiceState[]
  /** The AFK channel, null for none; absent where the session does not know it. */
  afkChannelId?: Snowflake | null
}

/** When and by which bot voice in a server was last seen, and its AFK channel. `seenUntil` is in milliseconds since 1970. */
export interface VoiceRoomState {
  seenUntil: number
  seenBotId: Snowflake
  afkChannelId: Snowflake | null
}

export interface VoiceRules extends Omit<VoiceSurroundings, 'afkChannelId'> {
  /** The factor of the server's rate, the member's roles, the channel and boosts, >= 0. */
  factorOf: (stay: VoiceStay, at: number) => number
}

/**
 * Whether there is a time before this sight that no bot saw. `end`: it is not known which members were in voice then.
 * `restart`: the same members were in voice, but the time is too long to count.
 */
export function gapBefore(
  { seenUntil, seenBotId }: VoiceRoomState,
  { botId, at, since }: Pick<VoiceSight, 'botId' | 'at' | 'since'>,
): 'none' | 'end' | 'restart' {
  const silentMs = at - seenUntil
  if (since > seenUntil) return seenBotId !== botId && silentMs <= FRESH_MS ? 'none' : 'end'
  return silentMs > LONGEST_BRIDGE_MS ? 'restart' : 'none'
}

/**
 * Voice in one server: takes sights of sessions, counts the minutes of each member, and collects the awards. Each minute is
 * counted once, also if sights are repeated or late.
 */
export class VoiceRoom {
  readonly awards: VoiceAward[] = []
  /** How many minutes did not count, by reason. */
  readonly refused = new Map<VoiceRefusal, number>()
  readonly changed = new Set<VoiceStay>()
  private readonly stays: Map<Snowflake, VoiceStay>
  private verdicts: Map<Snowflake, VoiceRefusal | null>
  private readonly before: number

  /** @param stays of the members in the sights that follow, and of all members in their old and new channels */
  constructor(
    public state: VoiceRoomState | null,
    stays: readonly VoiceStay[],
    private readonly rules: VoiceRules,
  ) {
    this.stays = new Map(stays.map((stay) => [stay.userId, { ...stay }]))
    this.verdicts = this.judge()
    this.before = this.live.length
  }

  /** How many more members are in voice than at first; negative for fewer. */
  get arrivals(): number {
    return this.live.length - this.before
  }

  see(sight: VoiceSight): void {
    const { botId, at, states, isComplete, isReplay } = sight
    if (this.state !== null) {
      const { seenUntil } = this.state
      const gap = gapBefore(this.state, sight)
      this.settle(gap !== 'none' || isReplay ? Math.min(at, seenUntil) : at)
      if (gap !== 'none') this.interrupt(seenUntil, gap === 'restart' ? Math.max(at, seenUntil) : null)
    }
    const named = new Set(states.map(({ userId }) => userId))
    const gone = isComplete ? this.live.filter(({ userId }) => !named.has(userId)).map(absent) : []
    for (const state of [...gone, ...states]) this.take(state, at, isReplay)
    const seenUntil = Math.max(at, this.state?.seenUntil ?? 0)
    const afkChannelId = sight.afkChannelId === undefined ? (this.state?.afkChannelId ?? null) : sight.afkChannelId
    this.state = { seenUntil, seenBotId: seenUntil === at ? botId : (this.state?.seenBotId ?? botId), afkChannelId }
    this.rejudge(at)
  }

  /** Ends all stays at the time when the server was last seen, because XP for voice was turned off. */
  close(): void {
    if (this.state === null) return
    this.settle(this.state.seenUntil)
    this.interrupt(this.state.seenUntil, null)
  }

  private get live(): VoiceStay[] {
    return [...this.stays.values()].filter(({ channelId }) => channelId !== null)
  }

  private settle(to: number): void {
    const { settings, factorOf } = this.rules
    for (const stay of this.live) {
      const refusal = this.verdicts.get(stay.userId) ?? null
      const { countsSince } = stay
      const minutes = settleStay(stay, to, {
        counts: refusal === null,
        xpAt: (endsAt) => minuteXp(settings, stay.flags, factorOf(stay, endsAt)),
        cap: settings.voiceCap,
      })
      if (stay.countsSince !== countsSince) this.changed.add(stay)
      // Stored only every few minutes, to save writes. Minutes that are not stored are decided again, with the same result.
      if (refusal !== null && minutes >= AWARD_MINUTES) {
        this.refused.set(refusal, (this.refused.get(refusal) ?? 0) + minutes)
        this.changed.add(stay)
      }
      this.award(stay, false)
    }
  }

  private award(stay: VoiceStay, isOver: boolean): void {
    const { pendingMinutes } = stay
    const award = takeAward(stay, isOver)
    if (award !== null) this.awards.push(award)
    if (stay.pendingMinutes !== pendingMinutes) this.changed.add(stay)
  }

  /** Ends all stays. @param restartAt when new stays of the same members begin; null for none */
  private interrupt(endedAt: number, restartAt: number | null): void {
    for (const stay of this.live) {
      this.award(stay, true)
      const { userId, channelId, flags, roles } = stay
      if (restartAt === null) this.put({ ...stay, channelId: null, changedAt: Math.max(stay.changedAt, endedAt) })
      else this.put(beginStay({ userId, channelId, flags, roles }, restartAt, stay))
    }
    this.verdicts = this.judge()
  }

  /** Takes one member's state, if it changes the member's stay. */
  private take(state: VoiceState, at: number, isReplay: boolean): void {
    const stay = this.stays.get(state.userId)
    if (stay !== undefined && !isNewsOf(stay, state, at)) return
    const isLive = stay !== undefined && stay.channelId !== null
    if (!isLive) {
      if (state.channelId !== null) this.put(beginStay(state, at, stay ?? null))
    } else if (state.channelId === null) {
      this.award(stay, true)
      this.put({ ...stay, channelId: null, changedAt: at })
    } else this.put({ ...stay, ...state, changedAt: at })
    if (isReplay) this.rejudge(at)
  }

  private put(stay: VoiceStay): void {
    const before = this.stays.get(stay.userId)
    if (before !== undefined) this.changed.delete(before)
    this.stays.set(stay.userId, stay)
    this.changed.add(stay)
  }

  private judge(): Map<Snowflake, VoiceRefusal | null> {
    return judgeVoice(this.live, { ...this.rules, afkChannelId: this.state?.afkChannelId ?? null })
  }

  /** Judges all members again. Where the verdict is another one, the member's time begins or stops to count at this time. */
  private rejudge(at: number): void {
    this.verdicts = this.judge()
    for (const stay of this.live) {
      const counts = this.verdicts.get(stay.userId) === null
      if (counts === (stay.countsSince !== null)) continue
      stay.countsSince = counts ? at : null
      // Nobody saw the time before a replayed event, so it does not count for members whose verdict the event changes.
      stay.settledAt = Math.max(stay.settledAt, at)
      this.changed.add(stay)
    }
  }
}

const absent = ({ userId }: VoiceStay): VoiceState => ({ userId, channelId: null, flags: 0, roles: '' })
