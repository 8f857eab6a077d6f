import type { Socket } from 'node:net'
import type { FieldPacket, PoolConnection, QueryError, QueryOptions } from 'mysql2'
import { DeadlineError } from './deadline-error.ts'
import { NO_BACKSLASH_ESCAPES, SESSION_SQL, sessionExtras } from './session.ts'

export type Answered = (error: Error | null, result: unknown, fields: FieldPacket[] | FieldPacket[][]) => void

export interface SessionLimits {
  /** How long a statement's answer may take; null where that may be hours, as with migrations. */
  statementMs: number | null
  /** A statement waits no longer for others' locks. */
  lockWaitSeconds: number
  /** The database ends a session that is silent for so long, and with it a transaction whose client is lost. */
  idleSeconds: number
}

/** Settings of a session have a deadline of their own, also where a statement may take hours. */
const SET_UP_MS = 5_000

/** One connection of a pool, on which no answer is waited for without end. */
export class PooledConnection {
  /** When it last answered, by `performance.now()`. */
  answeredAt = performance.now()
  private state: 'new' | 'ready' | 'lost' = 'new'

  constructor(
    readonly raw: PoolConnection,
    private readonly limits: SessionLimits,
    /** Told that an answer is overdue, and since when it was waited for. */
    private readonly onOverdue: (sinceMs: number) => void,
  ) {
    const lose = (): void => {
      this.state = 'lost'
    }
    // Always listened to: an `error` event without a listener ends the process.
    raw.on('error', lose)
    raw.once('end', lose)
  }

  get threadId(): number {
    return this.raw.threadId
  }

  get isLost(): boolean {
    return this.state === 'lost'
  }

  /** Destroys the connection past the deadline: a late answer would be taken for the next statement's. */
  query(options: QueryOptions, answered: Answered, deadlineMs = this.limits.statementMs): void {
    const since = performance.now()
    let waiting = true
    const timer =
      deadlineMs === null
        ? null
        : setTimeout(() => {
            waiting = false
            this.destroy()
            this.onOverdue(since)
            answered(new DeadlineError('statement', deadlineMs), undefined, [])
          }, deadlineMs)
    this.raw.query(options, (error: QueryError | null, result: unknown, fields: FieldPacket[]) => {
      if (!waiting) return
      waiting = false
      if (timer !== null) clearTimeout(timer)
      if (error?.fatal === true) this.destroy()
      else this.answeredAt = performance.now()
      answered(error, result, fields)
    })
  }

  /** @throws what the database says, or DeadlineError */
  run(
    options: QueryOptions,
    deadlineMs = this.limits.statementMs,
  ): Promise<[unknown, FieldPacket[] | FieldPacket[][]]> {
    return new Promise((resolve, reject) => {
      const answered: Answered = (error, result, fields) => (error === null ? resolve([result, fields]) : reject(error))
      this.query(options, answered, deadlineMs)
    })
  }

  /** Makes the session what statements rely on, once. @throws an Error where the database does not let it */
  async prepare(): Promise<void> {
    if (this.state !== 'new') return
    let status = 0
    for (const sql of SESSION_SQL) {
      const [result] = await this.run({ sql }, SET_UP_MS)
      status = statusOf(result)
    }
    if ((status & NO_BACKSLASH_ESCAPES) !== 0) throw new Error('the database keeps its sql_mode NO_BACKSLASH_ESCAPES')
    const { lockWaitSeconds, idleSeconds } = this.limits
    const extras = sessionExtras(lockWaitSeconds, idleSeconds)
    // All at once, or those that this server knows.
    if (!(await this.set(extras.join(', ')))) for (const extra of extras) await this.set(extra)
    if (this.state === 'new') this.state = 'ready'
  }

  /** @returns whether the database took it @throws where it is gone */
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

  /** Gives it back to the pool. */
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

/** mysql2's types leave the socket out. */
export const socketOf = (raw: PoolConnection): Socket => (raw as PoolConnection & { stream: Socket }).stream

const statusOf = (result: unknown): number =>
  typeof result === 'object' && result !== null && 'serverStatus' in result ? Number(result.serverStatus) : 0
