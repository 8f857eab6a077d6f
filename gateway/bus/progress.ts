import type { SessionInfo } from '@discordjs/ws'
import type { GatewayRequestGuildMembersDataWithUserIds } from 'discord-api-types/v10'
import type { Checkpoint } from '../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Intake } from './intake.ts'

/** The shard that received an event. */
export interface Source {
  botId: Snowflake
  shard: number
  shardCount: number
}

/** One session as Discord knows it; it never changes, a new one is made. */
export type SessionRef = Omit<Checkpoint, 'sequence'>

/** The event that asked for a write. */
export interface Origin {
  progress: Progress
  /** Null for a write that no session asked for. */
  source: Source | null
  /** Of the event in its session; in a worker, of the message in the stream. */
  sequence: number
  /** The gateway process that sent the write to this worker; absent where this process received the event itself. */
  sender?: string
  /** Whether the write was committed, or given up. */
  settled: boolean
}

/** How many settled writes may lie before the first that is not. */
const LARGEST_GAP = 4_096

/** The writes that a shard, or a partition of the stream, asked for, in the order of the events. */
export class Progress {
  /** Whether another process commits these writes: then this one does not. */
  isLost = false
  /** From `head` on, the first is not settled. */
  private asked: Origin[] = []
  private head = 0
  private waiting: (() => void)[] = []

  protected note<Asked extends Origin>(origin: Asked): Asked {
    this.asked.push(origin)
    return origin
  }

  /** Marks one more write as asked for by the same event. */
  again(origin: Origin): Origin {
    return this.note({ ...origin, settled: false })
  }

  /** One of its writes was committed, or given up; in any order; a second call changes nothing. */
  settle(origin: Origin): void {
    origin.settled = true
    while (this.asked[this.head]?.settled) this.head++
    if (this.head < this.asked.length && this.head < LARGEST_GAP) return
    this.asked = this.asked.slice(this.head)
    this.head = 0
    if (this.asked.length > 0) return
    for (const resolve of this.waiting.splice(0)) resolve()
  }

  /** About how many of its writes wait to be committed: settled ones count while an earlier one is not settled. */
  get unsettled(): number {
    return this.asked.length - this.head
  }

  /** Resolves once each of its writes was committed, or given up. */
  async settled(): Promise<void> {
    if (this.asked.length > 0) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  /** The first write that is still to come once these are committed. */
  firstLeft(committing: readonly Origin[]): Origin | undefined {
    const done = new Set(committing)
    let at = this.head
    for (let origin = this.asked[at]; origin && (origin.settled || done.has(origin)); origin = this.asked[at]) at++
    return this.asked[at]
  }
}

/**
 * How far one shard has come. @discordjs/ws counts an event before it is handled, so its sequence must not be stored. A
 * checkpoint has another sequence: all events up to it were handled, and all their writes were committed.
 */
export class ShardProgress extends Progress {
  /** What @discordjs/ws resumes from within this process. */
  live: SessionInfo | null
  /** Whether the session is connected and receives events as they happen; false while Discord sends missed ones again. */
  isLive = false
  /** Asks Discord which of these users are in a guild of the shard: the answer is an event. Null without a connection of this process. */
  askMembers: ((data: GatewayRequestGuildMembersDataWithUserIds) => void) | null = null
  private session: SessionRef | null = null
  private begun = 0
  private handled = 0
  private saved: number | null = null

  constructor(
    readonly botId: Snowflake,
    readonly shard: number,
    stored: Checkpoint | null,
    readonly shardCount = stored?.shardCount ?? 1,
  ) {
    super()
    this.live = stored && {
      shardId: shard,
      shardCount: stored.shardCount,
      sessionId: stored.sessionKey,
      resumeURL: stored.resumeUrl,
      sequence: stored.sequence,
    }
    if (stored) this.begin(stored)
  }

  /** Whether there is a session that identified with other intents, or with unknown ones: a process of another release began it. */
  hasOtherIntents(than: number): boolean {
    return this.session !== null && this.session.intents !== than
  }

  /** A session was identified, or is resumed from its checkpoint. */
  begin({ sequence, ...session }: Checkpoint): void {
    this.session = session
    this.begun = sequence
    this.handled = sequence
    this.saved = null
  }

  /** Notes that the event with this sequence was handled, and its writes are queued. */
  finish(sequence: number): void {
    if (sequence > this.handled) this.handled = sequence
  }

  /** Marks a write as asked for by an event. Null before the first session. */
  origin(sequence: number): Origin | null {
    if (this.session === null) return null
    return this.note({ progress: this, source: this.session, sequence, settled: false })
  }

  /**
   * The checkpoint that may be stored once these writes are committed; null if it is not new.
   * @param committing this shard's writes in the batch
   */
  checkpointAfter(committing: readonly Origin[]): Checkpoint | null {
    const { session } = this
    if (session === null) return null
    const left = this.firstLeft(committing)
    // A write of a session that has ended: Discord sends none of its events again, but all events of the new session.
    const before = left?.source === session ? Math.max(this.begun, left.sequence - 1) : this.begun
    const committed = left === undefined ? this.handled : before
    return committed === this.saved ? null : { ...session, sequence: committed }
  }

  markSaved(checkpoint: Checkpoint): void {
    if (checkpoint.sessionKey === this.session?.sessionKey) this.saved = checkpoint.sequence
  }
}

/** The functions of the committing side that sessions use. In a standalone process the ledger has them. */
export interface ShardCommits {
  /** Stores checkpoints of this shard from now on. */
  follow(progress: ShardProgress): void
  /** Stores no more checkpoints of this shard; resolves once none is being stored. */
  unfollow(progress: ShardProgress): Promise<void>
  /** Pauses shards while too many writes wait. */
  readonly intake: Intake
  /** How long the oldest write has waited to be stored, in milliseconds; 0 where none waits. */
  readonly oldestMs: number
  /** Commits the queued entries, and stores the checkpoint of every shard. */
  flush(): Promise<void>
  /** Commits the queued entries, then ends. @param patienceMs how long one batch may take @returns how many entries are left */
  drain(patienceMs: number): Promise<number>
}
