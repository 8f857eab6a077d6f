import type { Socket } from 'node:net'
import type { FieldPacket, PoolConnection, QueryOptions } from 'mysql2'
import { DeadlineError } from './deadline-error.ts'
import type { Deadlines } from './deadlines.ts'
import { NO_BACKSLASH_ESCAPES, SESSION_SQL, sessionExtras } from './session.ts'

/** Receives the result of a statement, or its error. */
export type Answered = (error: Error | null, result: unknown, fields: FieldPacket[] | FieldPacket[][]) => void

/** Called by the driver with the result of a statement, or its error. */
type DriverCallback = (error: (Error & { fatal?: boolean }) | null, result: unknown, fields?: FieldPacket[]) => void

export interface SessionLimits {
  /** Deadline for a statement's result; null without one, because a migration may run for hours. */
  statementMs: number | null
  /** How long a statement may wait for another transaction's locks. */
  lockWaitSeconds: number
  /** The database ends a session that is idle for this long, and rolls back its transaction: its client may be lost. */
  idleSeconds: number
  /** The same for a session with an open transaction, where the database is MariaDB; absent takes `idleSeconds`. */
  transactionIdleSeconds?: number
  /** Called with the time of each statement that ended before its deadline, in milliseconds. */
  onStatement?: (ms: number) => void
}

/** Deadline for statements that set up the session, even where other statements have none. */
const SET_UP_MS = 5_000

/** One connection of a pool, on which every statement has a deadline. */
export class PooledConnection {
  /** When the database last answered, by `performance.now()`. */
  answeredAt = performance.now()
  private state: 'new' | 'ready' | 'lost' = 'new'

  constructor(
    readonly raw: PoolConnection,
    private readonly limits: SessionLimits,
    private readonly deadlines: Deadlines,
    /** Called when a result is overdue. @param sinceMs when the statement was sent, by `performance.now()` */
    private readonly onOverdue: (sinceMs: number) => void,
  ) {
    const lose = (): void => {
      this.state = 'lost'
    }
    // The listener always stays: an `error` event without a listener ends the process.
    raw.on('error', lose)
    raw.once('end', lose)
  }

  get threadId(): number {
    return this.raw.threadId
  }

  /** Whether the session is set up. */
  get isReady(): boolean {
    return this.state === 'ready'
  }

  get isLost(): boolean {
    return this.state === 'lost'
  }

  /**
   * Runs a statement and passes its result to a callback. Destroys the connection at the deadline, because a late result
   * would be taken for that of the next statement.
   */
  query(options: QueryOptions, answered: Answered, deadlineMs = this.limits.statementMs): void {
    this.raw.query(options, this.watched(answered, deadlineMs))
  }

  /** Starts the deadline of a statement that is sent now. @returns the callback for the driver; its call meets the deadline */
  watched(answered: Answered, deadlineMs = this.limits.statementMs): DriverCallback {
    const since = performance.now()
    let waiting = true
    const deadline =
      deadlineMs === null
        ? null
        : this.deadlines.start(deadlineMs, () => {
            waiting = false
            this.destroy()
            this.onOverdue(since)
            answered(new DeadlineError('statement', deadlineMs), undefined, [])
          })
    return (error, result, fields) => {
      if (!waiting) return
      waiting = false
      if (deadline !== null) this.deadlines.met(deadline)
      if (error?.fatal === true) this.destroy()
      else this.answeredAt = performance.now()
      this.limits.onStatement?.(performance.now() - since)
      answered(error, result, fields ?? [])
    }
  }

  /** Runs a statement. @throws the database's error, or DeadlineError */
  run(
    options: QueryOptions,
    deadlineMs = this.limits.statementMs,
  ): Promise<[unknown, FieldPacket[] | FieldPacket[][]]> {
    return new Promise((resolve, reject) => {
      const answered: Answered = (error, result, fields) => (error === null ? resolve([result, fields]) : reject(error))
      this.query(options, answered, deadlineMs)
    })
  }

  /** Sets up a new session as statements expect it; does nothing on later calls. @throws an Error where the database refuses */
  async prepare(): Promise<void> {
    if (this.state !== 'new') return
    let status = 0
    for (const sql of SESSION_SQL) {
      const [result] = await this.run({ sql }, SET_UP_MS)
      status = statusOf(result)
    }
    if ((status & NO_BACKSLASH_ESCAPES) !== 0) throw new Error('the database keeps its sql_mode NO_BACKSLASH_ESCAPES')
    const { lockWaitSeconds, idleSeconds, transactionIdleSeconds = idleSeconds } = this.limits
    const extras = sessionExtras(lockWaitSeconds, idleSeconds, transactionIdleSeconds)
    // Together in one statement; if that is refused, one by one, so that the settings which the server knows apply.
    if (!(await this.set(extras.join(', ')))) for (const extra of extras) await this.set(extra)
    if (this.state === 'new') this.state = 'ready'
  }

  /** @returns whether the database accepted the settings @throws where the connection is lost */
  private async set(settings: string): Promise<boolean> {
    try {
      await this.run({ sql: `SET ${settings}` }, SET_UP_MS)
      return true
    } catch (error) {
      if (this.isLost) throw error
      return false
    }
  }

  /** Resets the session: rolls back an open transaction and restores the session's settings. */
  async renew(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.destroy()
        reject(new DeadlineError('statement', SET_UP_MS))
      }, SET_UP_MS)
      this.raw.reset((error) => {
        clearTimeout(timer)
        if (error) reject(error)
        else resolve()
      })
    })
    this.state = 'new'
    await this.prepare()
  }

  /** Returns the connection to the pool. */
  release(): void {
    if (this.state !== 'lost') this.raw.release()
  }

  /** Closes the connection at once: a clean end would wait for the server. */
  destroy(): void {
    this.state = 'lost'
    this.raw.destroy()
    socketOf(this.raw).destroy()
  }
}

/** The socket of a connection, which mysql2's types leave out. */
export const socketOf = (raw: PoolConnection): Socket => (raw as PoolConnection & { stream: Socket }).stream

const statusOf = (result: unknown): number =>
  typeof result === 'object' && result !== null && 'serverStatus' in result ? Number(result.serverStatus) : 0
