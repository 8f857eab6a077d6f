import {
  AckPolicy,
  type Consumer,
  type ConsumerMessages,
  DeliverPolicy,
  type JetStreamManager,
  type JsMsg,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import { doubledWaitMs } from '../time/back-off.ts'
import { decodeBatch, type ReceivedBatch, UnreadableMessage } from './batch-message.ts'
import type { Stream } from './stream.ts'

/** Messages of a partition that are read and not committed yet. */
const MOST_IN_HAND = 64
/** Longer than the database is ever away. A message that is delivered again all the same is skipped. */
const ACK_WITHIN_MS = 30 * 60_000
const RETRY_WAITS = { firstMs: 100, longestMs: 5_000 }
/** How soon a reader whose lease has ended looks again whether it may read. */
const LOOK_MS = 100
const NAME_LENGTH = 8

export interface PartitionReaderParts {
  stream: Pick<Stream, 'open' | 'identity' | 'names' | 'onReconnect'>
  /** Identity of the stream in which `position` counts. */
  streamId: string
  partition: number
  /** Everything up to this sequence is committed. */
  position: number
  /** Whether this process holds the partition now. After a pause it may not, and another process reads it. */
  mayRead: () => boolean
  /** Queues the writes of a message; resolves when there is room for the next message. */
  deliver: (sequence: number, batch: ReceivedBatch) => Promise<void>
  /** Called when the stream was created again. Its sequences begin at 1 again, so this reader ends. */
  onOtherStream: () => void
  /** Keeps an unreadable message or write as a dead letter. Resolves once it is stored. */
  keepDeadLetter: (text: string, reason: string) => Promise<void>
  log: Log
  metrics: Metrics
  clock: { sleep(ms: number): Promise<void> }
}

/**
 * Reads one partition of the stream in order, each message once. It creates a consumer of its own, so that messages which an
 * earlier reader had not acknowledged come first, and the earlier reader receives nothing. The name of the consumer is
 * new each time: two readers with one consumer would each receive a part of the messages.
 */
export class PartitionReader {
  private readonly inHand: JsMsg[] = []
  /** The last message that was delivered here. */
  private last: number
  private committed: number
  private messages: ConsumerMessages | null = null
  private consumerName: string | null = null
  private stopped = false
  private reading: Promise<void> | null = null

  constructor(private readonly parts: PartitionReaderParts) {
    this.last = parts.position
    this.committed = parts.position
  }

  start(): void {
    this.reading ??= this.run()
  }

  /** Lets the stream delete the messages up to this sequence, because they are committed. */
  acknowledge(sequence: number): void {
    this.committed = sequence
    while (this.inHand[0] !== undefined && this.inHand[0].seq <= sequence) this.inHand.shift()?.ack()
  }

  /** Stops reading. Messages that are not acknowledged stay in the stream for the next reader. */
  async stop(): Promise<void> {
    this.stopped = true
    this.messages?.stop()
    await this.reading
    // Not awaited: NATS may not answer, or not before the connection is closed. Then the next reader deletes the consumer.
    if (this.consumerName === null) return
    const deleted = this.parts.stream.open().then((manager) => this.deleteConsumer(manager))
    deleted.catch(() => {})
  }

  private async run(): Promise<void> {
    const { partition, log, clock } = this.parts
    for (let failures = 0; !this.stopped; failures++) {
      if (!this.parts.mayRead()) {
        await clock.sleep(LOOK_MS)
        continue
      }
      try {
        const consumer = await this.makeConsumer()
        if (consumer === null) return this.parts.onOtherStream()
        failures = 0
        await this.read(consumer)
      } catch (error) {
        if (this.stopped) return
        const retryMs = doubledWaitMs(failures + 1, RETRY_WAITS)
        log.warn({ err: error, partition, retryMs }, 'the partition is not read, trying again')
        await clock.sleep(retryMs)
      }
    }
  }

  /** @returns null if the stream was created again since this reader began */
  private async makeConsumer(): Promise<Consumer | null> {
    const { stream, streamId, partition } = this.parts
    const manager = await stream.open()
    if ((await stream.identity()) !== streamId) return null
    await this.deleteConsumer(manager)
    const name = `partition-${partition}-${crypto.randomUUID().slice(0, NAME_LENGTH)}`
    const add = () =>
      manager.consumers.add(stream.names.stream, {
        durable_name: name,
        filter_subject: stream.names.writes(partition),
        // A stream that deletes acknowledged messages allows only these two policies.
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
        ack_wait: nanos(ACK_WITHIN_MS),
        max_ack_pending: MOST_IN_HAND,
      })
    // Such a stream allows one consumer for each partition: that of a reader which did not delete it is in the way.
    await add().catch(async (error: unknown) => {
      if (!(await this.deleteOthers(manager))) throw error
      await add()
    })
    this.consumerName = name
    return manager.jetstream().consumers.get(stream.names.stream, name)
  }

  private async deleteConsumer(manager: JetStreamManager): Promise<void> {
    const name = this.consumerName
    this.consumerName = null
    if (name !== null) await manager.consumers.delete(this.parts.stream.names.stream, name).catch(() => false)
  }

  /** Deletes the consumers of earlier readers. @returns whether there were any */
  private async deleteOthers(manager: JetStreamManager): Promise<boolean> {
    const { names } = this.parts.stream
    const subject = names.writes(this.parts.partition)
    const others: string[] = []
    for await (const { name, config } of manager.consumers.list(names.stream)) {
      if (config.filter_subject === subject) others.push(name)
    }
    for (const name of others) await manager.consumers.delete(names.stream, name).catch(() => false)
    return others.length > 0
  }

  private async read(consumer: Consumer): Promise<void> {
    // Messages of an earlier consumer are delivered again, and only this consumer can acknowledge them.
    this.inHand.length = 0
    const messages = await consumer.consume({ max_messages: MOST_IN_HAND, abort_on_missing_resource: true })
    this.messages = messages
    // Acknowledgements sent while NATS was away are lost, and unacknowledged messages would fill the consumer for good.
    const forget = this.parts.stream.onReconnect(() => messages.stop())
    try {
      if (this.stopped) messages.stop()
      for await (const message of messages) {
        this.inHand.push(message)
        this.acknowledge(this.committed)
        // A message that was delivered here before is still being committed.
        if (message.seq > this.last) await this.take(message)
        if (this.stopped) return
      }
    } finally {
      forget()
    }
  }

  private async take(message: JsMsg): Promise<void> {
    const { deliver, keepDeadLetter, metrics } = this.parts
    const text = message.string()
    let batch: ReceivedBatch
    try {
      batch = decodeBatch(text)
    } catch (error) {
      if (!(error instanceof UnreadableMessage)) throw error
      await keepDeadLetter(text, error.message)
      batch = { processId: '', writes: [], unreadable: [] }
    }
    for (const unreadable of batch.unreadable) await keepDeadLetter(unreadable.text, unreadable.reason)
    metrics.consumed.inc(batch.writes.length)
    await deliver(message.seq, batch)
    // Only after the delivery: a message that could not be delivered must be read again.
    this.last = message.seq
  }
}
