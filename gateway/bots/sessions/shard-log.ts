import { MissedTime } from './missed-time.ts'
import type { SessionOptions } from './session-options.ts'

/** Logs and counts the events of the connections of one bot's shards. */
export class ShardLog {
  private readonly missed: MissedTime

  /** @param shardCount the bot's number of shards */
  constructor(
    private readonly parts: Pick<SessionOptions, 'botId' | 'log' | 'metrics' | 'clock'>,
    private readonly shardCount: number,
  ) {
    this.missed = new MissedTime(parts)
  }

  /** @param guilds how many guilds the shard has */
  identified(shard: number, guilds: number): void {
    this.parts.log.info({ ...this.about(shard), guilds }, 'session identified')
    this.parts.metrics.sessionsBegun.inc({ how: 'identified' })
    this.missed.count([shard])
  }

  resumed(shard: number): void {
    this.parts.log.info(this.about(shard), 'session resumed')
    this.parts.metrics.sessionsBegun.inc({ how: 'resumed' })
    this.missed.resumed(shard)
  }

  /** The connection of a shard ended. @param wasReady whether the shard received events before */
  closed(shard: number, code: number, wasReady: boolean): void {
    const { metrics } = this.parts
    metrics.sessionCloses.inc({ code })
    if (!wasReady) return
    metrics.sessionsReady.dec()
    this.missed.lost(shard)
  }

  paused(shard: number): void {
    this.parts.metrics.sessionPauses.inc()
    this.parts.log.warn(this.about(shard), 'session paused: too many writes wait to be committed')
  }

  socketFailed(shard: number, err: Error): void {
    this.parts.log.warn({ ...this.about(shard), err }, 'socket error')
  }

  failed(shard: number, err: Error): void {
    this.parts.log.error({ ...this.about(shard), err }, 'session error')
  }

  /** Counts the time for which shards were away, since their sessions will not be resumed. */
  countMissedTime(): void {
    this.missed.count()
  }

  private about(shard: number) {
    return { bot: this.parts.botId, shard, of: this.shardCount }
  }
}
