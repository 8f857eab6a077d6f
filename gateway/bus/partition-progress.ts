import { type Origin, Progress, type Source } from './progress.ts'

/** How far one partition of the stream has come: everything up to its position is committed. */
export class PartitionProgress extends Progress {
  private handled: number
  private saved: number

  constructor(
    readonly partition: number,
    /** Tells the stream from one that was made anew under the same name. */
    readonly stream: string,
    position: number,
    /** Called with each position that is stored. */
    private readonly onSaved: (position: number) => void,
  ) {
    super()
    this.handled = position
    this.saved = position
  }

  /** Marks a write as asked for by a message. @param sender the gateway process that sent the message */
  ask(source: Source | null, sequence: number, sender: string): Origin {
    return this.note({ progress: this, source, sequence, sender, settled: false })
  }

  /** The message with this sequence was read; its writes have been queued. */
  finish(sequence: number): void {
    this.handled = sequence
  }

  /** The position that may be stored once these writes are committed; null where it does not move. */
  positionAfter(committing: readonly Origin[]): number | null {
    const left = this.firstLeft(committing)
    const position = left === undefined ? this.handled : left.sequence - 1
    return position === this.saved ? null : position
  }

  markSaved(position: number): void {
    this.saved = position
    this.onSaved(position)
  }

  lose(): void {
    this.isLost = true
  }
}
