import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream'
import type { NatsConnection } from '@nats-io/transport-node'
import type { Log } from '../ops/log.ts'
import { whyUnreachable } from '../ops/why-unreachable.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import { DeadLetters } from './dead-letters.ts'
import { makeStreams, type StreamSettings } from './make-streams.ts'
import type { StreamNames } from './names.ts'
import { ANSWER_WITHIN_MS } from './nats-connection.ts'

const RETRY_WAITS = { firstMs: 250, longestMs: 5_000 }

export interface StreamParts extends StreamSettings {
  nats: Promise<NatsConnection>
  /** Why the first connection takes long, as the rest of a sentence; null where it is not known. */
  whyNot?: () => string | null
  processId: string
  log: Log
  clock: { sleep(ms: number): Promise<void> }
}

/** What the streams hold. */
export interface StreamSize {
  /** Messages that no worker has committed yet. */
  messages: number
  bytes: number
  /** At this size the stream refuses new messages. */
  maxBytes: number
  /** Messages that could not be committed. */
  deadLetters: number
  /** Messages that NATS lost with its disk since the last measurement, by the count of that measurement. */
  lost: number
}

/**
 * The two streams of one environment: writes on their way to workers, and dead letters. They are made at the first use,
 * however long NATS is away.
 */
export class Stream {
  readonly names: StreamNames
  private opening: Promise<JetStreamManager> | null = null
  private opened: JetStreamManager | null = null
  private closed = false
  private connected = false
  /** Why the streams could not be made at the last attempt. */
  private failure: string | null = null
  private readonly reconnected = new Set<() => void>()
  /** How many messages the stream had when this process last asked. */
  lastPending = 0
  /** When the stream that was last measured was made. */
  private measured: string | null = null
  /** Why dead letters could not be stored at the last attempt, by their ids. */
  private readonly unkept = new Map<string, string>()

  constructor(private readonly parts: StreamParts) {
    this.names = parts.names
    void this.watchConnection()
  }

  /** Whether NATS answers and the streams exist. */
  get isConnected(): boolean {
    return this.opened !== null && this.connected
  }

  /** Why messages cannot be sent or read now; empty where they can. */
  unready(): string[] {
    if (this.opened === null) {
      const why = this.failure ?? this.parts.whyNot?.() ?? null
      return [`waiting for NATS and its JetStream${why === null ? '' : `: ${why}`}`]
    }
    if (!this.connected) return ['NATS does not answer']
    const [reason] = this.unkept.values()
    return reason === undefined
      ? []
      : [`a message can neither be committed nor be stored as a dead letter, and holds up its partition: ${reason}`]
  }

  /** How many dead letters could not be stored yet. Each holds up its partition. */
  get unkeptDeadLetters(): number {
    return this.unkept.size
  }

  /** Calls a function each time NATS answers again after the connection was lost. @returns a function that ends this */
  onReconnect(handle: () => void): () => void {
    this.reconnected.add(handle)
    return () => this.reconnected.delete(handle)
  }

  /** Makes both streams where they are missing, and changes their settings to the current ones. Tries until it succeeds. */
  open(): Promise<JetStreamManager> {
    this.opening ??= this.prepareUntilDone()
    return this.opening
  }

  /** Tells this stream from one that was made anew under the same name. @throws what NATS throws */
  async identity(): Promise<string> {
    const manager = await this.open()
    try {
      const { created } = await manager.streams.info(this.names.stream)
      return `${this.names.stream} ${created}`
    } catch (error) {
      this.openAgain()
      throw error
    }
  }

  /** How full both streams are. @throws what NATS throws */
  async measure(): Promise<StreamSize> {
    const manager = await this.open()
    const { created, state } = await manager.streams.info(this.names.stream)
    const dead = await manager.streams.info(this.names.deadLetters)
    const lost = this.measured === null || this.measured === created ? 0 : this.lastPending
    if (lost > 0) this.parts.log.error({ messages: lost }, 'NATS has lost messages that no worker had read')
    this.measured = created
    this.lastPending = state.messages
    const { maxBytes } = this.parts
    return { messages: state.messages, bytes: state.bytes, maxBytes, deadLetters: dead.state.messages, lost }
  }

  /** Stores a message. The same id twice is stored once. Resolves once it is on disk. @throws while it is not stored */
  async publish(partition: number, id: string, text: string): Promise<void> {
    const manager = await this.open()
    try {
      await manager.jetstream().publish(this.names.writes(partition), text, { msgID: id })
    } catch (error) {
      this.openAgain()
      throw error
    }
  }

  /** NATS may have lost the stream with its disk: the next use makes it where it is missing. */
  private openAgain(): void {
    if (this.opened !== null) this.opening = null
  }

  /**
   * Stores a message that cannot be committed in the stream of dead letters, however long NATS is away.
   * @param text a whole message, or a message with the one write that failed
   */
  async keepDeadLetter(partition: number, text: string, reason: string): Promise<void> {
    const id = crypto.randomUUID()
    await this.tryUntilDone('a dead letter was not stored, trying again', async () => {
      const letters = new DeadLetters(await this.open(), this.names)
      try {
        await letters.add(partition, text, { id, reason, processId: this.parts.processId })
        this.unkept.delete(id)
      } catch (error) {
        this.unkept.set(id, error instanceof Error ? error.message : String(error))
        this.openAgain()
        throw error
      }
    })
  }

  /** Sends the messages that are under way, and disconnects. */
  async close(): Promise<void> {
    this.closed = true
    if (this.opened === null) return
    const connection = await this.parts.nats
    // While NATS is away, drain would wait until it is back.
    await (this.connected ? connection.drain() : connection.close())
  }

  private async watchConnection(): Promise<void> {
    const { log } = this.parts
    const connection = await this.parts.nats
    this.connected = true
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') {
        this.connected = false
        log.warn('the connection to NATS was lost, connecting again')
      } else if (type === 'reconnect') {
        this.connected = true
        log.info('connected to NATS again')
        for (const handle of this.reconnected) handle()
      }
    }
  }

  private async prepareUntilDone(): Promise<JetStreamManager> {
    const connection = await this.parts.nats
    return this.tryUntilDone('the streams could not be made, trying again', async () => {
      const manager = await jetstreamManager(connection, { timeout: ANSWER_WITHIN_MS })
      await this.prepare(manager).catch((error: unknown) => {
        this.failure = whyUnreachable(error) ?? (error instanceof Error ? error.message : String(error))
        throw error
      })
      this.opened = manager
      return manager
    })
  }

  private async prepare(manager: JetStreamManager): Promise<void> {
    const made = await makeStreams(manager, this.parts)
    if (made && this.opened !== null) {
      this.parts.log.error({ streamMessages: this.lastPending }, 'NATS had lost the stream; it was made anew, empty')
    }
  }

  private async tryUntilDone<Result>(failure: string, act: () => Promise<Result>): Promise<Result> {
    const { log, clock } = this.parts
    for (let failures = 1; ; failures++) {
      try {
        return await act()
      } catch (error) {
        if (this.closed) throw error
        const retryMs = doubledWaitMs(failures, RETRY_WAITS)
        log.warn({ err: error, retryMs }, failure)
        await clock.sleep(retryMs)
      }
    }
  }
}
