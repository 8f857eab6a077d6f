import type { SessionInfo } from '@discordjs/ws'
import type { Checkpoint } from '../../shared/database/gateway-sessions.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** One session as Discord knows it; it never changes, a new one is made. */
export type SessionRef = Omit<Checkpoint, 'sequence'>

/** Which event of which session asked for a write. */
export interface Origin {
  progress: ShardProgress
  session: SessionRef
  sequence: number
}

/**
 * How far one shard has come. The sequence that may be stored is not the one that @discordjs/ws counts, which moves
 * on before an event is looked at, but that of the last event that was handled and left nothing uncommitted behind.
 */
export class ShardProgress {
  /** What @discordjs/ws resumes from within this process. */
  live: SessionInfo | null
  private session: SessionRef | null = null
  private begun = 0
  private handled = 0
  private saved: number | null = null
  private uncommitted = 0
  /** Writes that wait for something other than their turn; what came later may be committed before them. */
  private readonly held = new Set<Origin>()

  constructor(
    readonly botId: Snowflake,
    readonly shard: number,
    stored: Checkpoint | null,
  ) {
    this.live = stored && {
      shardId: shard,
      shardCount: stored.shardCount,
      sessionId: stored.sessionKey,
      resumeURL: stored.resumeUrl,
      sequence: stored.sequence,
    }
    if (stored) this.begin(stored)
  }

  /** A session was identified, or taken up again from its checkpoint. */
  begin({ botId, shard, shardCount, sessionKey, resumeUrl, sequence }: Checkpoint): void {
    this.session = { botId, shard, shardCount, sessionKey, resumeUrl }
    this.begun = sequence
    this.handled = sequence
    this.saved = null
  }

  /** The event with this sequence was handled; what it wants written has been queued. */
  finish(sequence: number): void {
    if (sequence > this.handled) this.handled = sequence
  }

  /** Marks a write as asked for by an event. Null before the first session. */
  origin(sequence: number): Origin | null {
    if (this.session === null) return null
    this.uncommitted++
    return { progress: this, session: this.session, sequence }
  }

  /** One of its writes waits, and others go before it: until it is settled no checkpoint passes it. */
  hold(origin: Origin): void {
    this.held.add(origin)
  }

  /** One of its writes was committed, or given up. */
  settle(origin: Origin): void {
    this.uncommitted--
    this.held.delete(origin)
  }

  /**
   * What may be stored once these writes are committed; null where nothing is new.
   * @param committing this shard's writes in the batch, in order
   */
  checkpointAfter(committing: readonly Origin[]): Checkpoint | null {
    const { session } = this
    if (session === null) return null
    const turn = this.uncommitted > committing.length ? this.before(committing, session) : this.handled
    const committed =
      turn === null || this.held.size === 0 ? turn : Math.min(turn, this.beforeHeld(committing, session))
    return committed === null || committed === this.saved ? null : { ...session, sequence: committed }
  }

  /** How far the session is committed, once these are and others are still to come; null where they say nothing of that. */
  private before(committing: readonly Origin[], session: SessionRef): number | null {
    const last = committing.at(-1)
    if (last === undefined) return null
    // Left over from a session that has ended: Discord sends none of it again, but all of the new one.
    if (last.session !== session) return this.begun
    // One that was held comes after others that are older.
    return committing.reduce((latest, origin) => {
      return origin.session === session ? Math.max(latest, origin.sequence) : latest
    }, last.sequence)
  }

  /** The last event before those that are held, once these are committed. */
  private beforeHeld(committing: readonly Origin[], session: SessionRef): number {
    const ending = new Set(committing)
    let before = Number.POSITIVE_INFINITY
    for (const origin of this.held) {
      if (origin.session === session && !ending.has(origin)) before = Math.min(before, origin.sequence - 1)
    }
    return before
  }

  markSaved(checkpoint: Checkpoint): void {
    if (checkpoint.sessionKey === this.session?.sessionKey) this.saved = checkpoint.sequence
  }
}
