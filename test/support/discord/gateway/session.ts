import { shardOf } from '../../../../shared/discord/shard.ts'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import type { Connection } from './connection.ts'
import { type Dispatch, Replay } from './replay.ts'

export interface SessionDetails {
  applicationId: Snowflake
  shard: { id: number; count: number }
  intents: number
  replayLimit: number
}

/** A session at Discord, with or without a connection. */
export class Session {
  readonly id = crypto.randomUUID().replaceAll('-', '')
  readonly applicationId: Snowflake
  readonly shard: { id: number; count: number }
  readonly intents: number
  readonly replay: Replay
  connection: Connection | null = null
  /** When it lost its connection, milliseconds since 1970. */
  detachedAt: number | null = null

  constructor({ applicationId, shard, intents, replayLimit }: SessionDetails) {
    this.applicationId = applicationId
    this.shard = shard
    this.intents = intents
    this.replay = new Replay(replayLimit)
  }

  push(dispatch: Dispatch): void {
    // Without a connection, every dispatch counts as sent: the client resumes within the limit, or identifies again.
    this.replay.add(dispatch, this.connection?.sent ?? this.replay.last)
    this.connection?.flushSoon()
  }

  /** Leaves its connection open and waits to be resumed. */
  release(): void {
    if (this.connection) this.connection.session = null
    this.connection = null
    this.detachedAt = Date.now()
  }

  /** A guild belongs to one shard. https://discord.com/developers/docs/events/gateway#sharding */
  serves(guildId: Snowflake): boolean {
    return shardOf(guildId, this.shard.count) === this.shard.id
  }

  get servesDirectMessages(): boolean {
    return this.shard.id === 0
  }
}
