import type { SessionOptions } from './session-options.ts'

/** Measures for how long a bot's shards were away without resuming. Discord does not send the events of that time again. */
export class MissedTime {
  private readonly awaySince = new Map<number, number>()

  constructor(private readonly parts: Pick<SessionOptions, 'botId' | 'log' | 'metrics' | 'clock'>) {}

  /** A shard that was ready lost its connection. */
  lost(shard: number): void {
    this.awaySince.set(shard, this.parts.clock.now())
  }

  /** A shard resumed its session: Discord sends the missed events again. */
  resumed(shard: number): void {
    this.awaySince.delete(shard)
  }

  /** Counts the time for which these shards, by default all, were away and could not resume. */
  count(shards: Iterable<number> = [...this.awaySince.keys()]): void {
    const { log, metrics, clock, botId } = this.parts
    for (const shard of shards) {
      const since = this.awaySince.get(shard)
      this.awaySince.delete(shard)
      if (since === undefined) continue
      const seconds = Math.max(0, clock.now() - since) / 1_000
      metrics.missedSeconds.inc(seconds)
      log.warn({ bot: botId, shard, seconds }, 'the session could not be resumed: messages of this time are missed')
    }
  }
}
