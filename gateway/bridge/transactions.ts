import type { Connections, Lease } from './connections.ts'
import { aborted, exhausted } from './errors.ts'
import type { BridgeLog } from './options.ts'
import type { WireResult } from './protocol.ts'

interface Transaction {
  lease: Lease
  idle: ReturnType<typeof setTimeout> | undefined
  /** Settles when the previous statement has ended: two requests of one session run one after the other. */
  tail: Promise<unknown>
}

/** How long a transaction waits for another to end: most are short, and the client itself waits for 3 s at most. */
const WAIT_MS = 1_000

export interface TransactionLimits {
  transactions: number
  transactionTimeoutMs: number
}

/** The open transactions: the only time a connection belongs to one session. */
export class Transactions {
  readonly #open = new Map<string, Transaction>()
  /** Counts also those that are being opened. */
  #count = 0
  /** Requests that wait for a place, in the order of their arrival. */
  readonly #waiting = new Set<() => void>()

  constructor(
    private readonly connections: Connections,
    private readonly limits: TransactionLimits,
    private readonly log: BridgeLog,
  ) {}

  get count(): number {
    return this.#count
  }

  has(sessionId: string): boolean {
    return this.#open.has(sessionId)
  }

  /** @param opening statements to run first; the last one begins the transaction */
  async begin(sessionId: string, opening: readonly string[]): Promise<WireResult> {
    await this.#takePlace()
    let lease: Lease | undefined
    try {
      lease = await this.connections.lease()
      let result: WireResult = {}
      for (const sql of opening) result = await lease.run(sql)
      const transaction: Transaction = { lease, idle: undefined, tail: Promise.resolve() }
      this.#open.set(sessionId, transaction)
      this.#startIdling(sessionId, transaction)
      return result
    } catch (error) {
      await lease?.release(false)
      this.#givePlace()
      throw error
    }
  }

  /** @throws StatementError where none becomes free in time */
  async #takePlace(): Promise<void> {
    if (this.#count < this.limits.transactions) {
      this.#count++
      return
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => {
      this.#waiting.delete(resolve)
      reject(exhausted('too many transactions are open'))
    }, WAIT_MS)
    this.#waiting.add(resolve)
    try {
      await promise
    } finally {
      clearTimeout(timer)
    }
  }

  /** Gives a free place to the request that has waited longest. */
  #givePlace(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#count--
      return
    }
    this.#waiting.delete(next)
    next()
  }

  /** Runs a statement inside a session's transaction. @throws StatementError also when there is none */
  async run(sessionId: string, sql: string): Promise<WireResult> {
    const transaction = this.#open.get(sessionId)
    if (transaction === undefined) {
      throw aborted('the transaction is not open any more: it was left alone for too long, or its connection broke')
    }
    const before = transaction.tail
    const { promise, resolve } = Promise.withResolvers<void>()
    transaction.tail = promise
    await before
    try {
      if (this.#open.get(sessionId) !== transaction) throw aborted('the transaction has ended')
      clearTimeout(transaction.idle)
      const result = await transaction.lease.run(sql)
      // By COMMIT or ROLLBACK, or by a statement that commits of itself, such as CREATE TABLE.
      if (!transaction.lease.inTransaction) await this.#close(sessionId, transaction)
      return result
    } finally {
      if (transaction.lease.broken) await this.#close(sessionId, transaction)
      else if (this.#open.get(sessionId) === transaction) this.#startIdling(sessionId, transaction)
      resolve()
    }
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open].map(([sessionId, transaction]) => this.#close(sessionId, transaction)))
  }

  #startIdling(sessionId: string, transaction: Transaction): void {
    clearTimeout(transaction.idle)
    transaction.idle = setTimeout(() => {
      this.log.warn({ sessionId }, 'rolled back a transaction that was left alone')
      void this.#close(sessionId, transaction)
    }, this.limits.transactionTimeoutMs)
  }

  /** Renewing the connection rolls back whatever was not committed. */
  async #close(sessionId: string, transaction: Transaction): Promise<void> {
    clearTimeout(transaction.idle)
    if (this.#open.get(sessionId) !== transaction) return
    this.#open.delete(sessionId)
    await transaction.lease.release(false)
    this.#givePlace()
  }
}
