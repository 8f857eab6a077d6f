import { JetStreamApiError, type JetStreamManager, type StoredMsg } from '@nats-io/jetstream'
import { headers } from '@nats-io/transport-node'
import type { StreamNames } from './names.ts'

/** Headers of a dead letter: why it was not committed, and by which process. */
const REASON_HEADER = 'Prosperity-Reason'
const PROCESS_HEADER = 'Prosperity-Process'
const LONGEST_REASON = 500
/** JetStream's error code for a sequence without a message. */
const MESSAGE_NOT_FOUND = 10_037

/** A message that could not be committed. */
export interface DeadLetter {
  /** Its number in the stream of dead letters. */
  sequence: number
  partition: number
  reason: string
  /** When a worker stored it. */
  time: Date
  /** The message as it was, or a message with the one write that failed. */
  text: string
}

/** The stream of messages that could not be committed. It keeps them until a person replays or drops them. */
export class DeadLetters {
  constructor(
    private readonly manager: JetStreamManager,
    private readonly names: StreamNames,
  ) {}

  /** @throws what NATS throws */
  async add(partition: number, text: string, about: { id: string; reason: string; processId: string }): Promise<void> {
    const head = headers()
    // A header is one line.
    head.set(REASON_HEADER, about.reason.replace(/\s+/g, ' ').slice(0, LONGEST_REASON))
    head.set(PROCESS_HEADER, about.processId)
    await this.manager.jetstream().publish(this.names.dead(partition), text, { headers: head, msgID: about.id })
  }

  /** Reads the oldest dead letters. @param most how many, at most */
  async list(most: number): Promise<DeadLetter[]> {
    const { state } = await this.manager.streams.info(this.names.deadLetters)
    const letters: DeadLetter[] = []
    // A stream that never had a message has the numbers 0 to 0, and NATS refuses to read number 0.
    for (let sequence = Math.max(state.first_seq, 1); sequence <= state.last_seq && letters.length < most; sequence++) {
      const letter = await this.get(sequence)
      if (letter !== null) letters.push(letter)
    }
    return letters
  }

  /** Reads a dead letter. @returns null if there is none with this number @throws what NATS throws */
  async get(sequence: number): Promise<DeadLetter | null> {
    try {
      const stored = await this.manager.streams.getMessage(this.names.deadLetters, { seq: sequence })
      return stored === null ? null : letterOf(stored)
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === MESSAGE_NOT_FOUND) return null
      throw error
    }
  }

  /** Sends a dead letter to the workers again, and then deletes it. */
  async replay({ sequence, partition, text }: DeadLetter): Promise<void> {
    await this.manager.jetstream().publish(this.names.writes(partition), text, { msgID: `replay-${sequence}` })
    await this.drop(sequence)
  }

  async drop(sequence: number): Promise<void> {
    await this.manager.streams.deleteMessage(this.names.deadLetters, sequence)
  }
}

const letterOf = (stored: StoredMsg): DeadLetter => ({
  sequence: stored.seq,
  partition: Number(stored.subject.split('.').at(-1)),
  reason: stored.header.get(REASON_HEADER),
  time: stored.time,
  text: stored.string(),
})
