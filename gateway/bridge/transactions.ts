import type { Connections } from './connections.ts'
import { aborted, exhausted } from './errors.ts'
import type { Lease } from './lease.ts'
import type { BridgeLog } from './options.ts'
import type { WireResult } from './protocol.ts'

interface Transaction {
  lease: Lease
  idle: ReturnType<typeof setTimeout> | undefined
  /** Resolves when the previous statement has ended: the requests of one session run one after the other. */
  tail: Promise<unknown>
}

/** How long BEGIN waits while too many transactions are open. Most are short, and an interaction must be answered within 3 s. */
const WAIT_MS = 1_000

export interface TransactionLimits {
  transactions: number
  transactionTimeoutMs: number
}

/** The open transactions. Only during a transaction does a connection belong to one session. */
export class Transactions {
  readonly #open = new Map<string, Transaction>()
  /** Includes transactions that are being opened. */
  #count = 0
  /** BEGIN requests that wait for a place, in the order of their arrival. */
  readonly #waiting = new Set<() => void>()

  constructor(
    private readonly connections: Connections,
    private readonly limits: TransactionLimits,
    private readonly log: BridgeLog,
  ) {}

  /** The number of transactions, including those that are being opened. */
  get count(): number {
    return this.#count
  }

  /** Whether a session has an open transaction. */
  has(sessionId: string): boolean {
    return this.#open.has(sessionId)
  }

  /**
   * Opens a transaction.
   * @param opening statements to run on its connection; the last one begins the transaction
   * @throws StatementError where too many are open, or a statement fails
   */
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

  /** @throws StatementError where no place becomes free in time */
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
      throw aborted('the transaction is no longer open: it was idle for too long, or its connection was lost')
    }
    const before = transaction.tail
    const { promise, resolve } = Promise.withResolvers<void>()
    transaction.tail = promise
    await before
    try {
      if (this.#open.get(sessionId) !== transaction) throw aborted('the transaction has ended')
      clearTimeout(transaction.idle)
      const result = await transaction.lease.run(sql)
      // COMMIT and ROLLBACK end the transaction, and so does a statement that commits implicitly, such as CREATE TABLE.
      if (!transaction.lease.inTransaction) await this.#close(sessionId, transaction)
      return result
    } finally {
      if (transaction.lease.broken) await this.#close(sessionId, transaction)
      else if (this.#open.get(sessionId) === transaction) this.#startIdling(sessionId, transaction)
      resolve()
    }
  }

  /** Rolls back every open transaction. */
  async closeAll(): Promise<void> {
    await Promise.all([...this.#open].map(([sessionId, transaction]) => this.#close(sessionId, transaction)))
  }

  #startIdling(sessionId: string, transaction: Transaction): void {
    clearTimeout(transaction.idle)
    transaction.idle = setTimeout(() => {
      this.log.warn({ sessionId }, 'rolled back an idle transaction')
      void this.#close(sessionId, transaction)
    }, this.limits.transactionTimeoutMs)
  }

  /** Ends a transaction. Resetting its connection rolls back whatever was not committed. */
  async #close(sessionId: string, transaction: Transaction): Promise<void> {
    clearTimeout(transaction.idle)
    if (this.#open.get(sessionId) !== transaction) return
    this.#open.delete(sessionId)
    await transaction.lease.release(false)
    this.#givePlace()
  }
}
