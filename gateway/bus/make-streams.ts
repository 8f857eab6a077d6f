import {
  DiscardPolicy,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream'
import { nanos } from '@nats-io/transport-node'
import type { StreamNames } from './names.ts'

/** Within this time, a message that a gateway sends again under the same id is stored once. */
const DUPLICATE_WINDOW_MS = 10 * 60_000

export interface StreamSettings {
  names: StreamNames
  /** Copies of each stream; more than 1 needs a cluster of as many servers. */
  replicas: number
  /** At this size a stream refuses new messages. It never discards old ones. */
  maxBytes: number
}

/**
 * Makes the streams of writes and of dead letters where they are missing, and changes their settings to the current ones.
 * @returns whether the stream of writes was missing
 * @throws what NATS throws
 */
export async function makeStreams(
  manager: JetStreamManager,
  { names, replicas, maxBytes }: StreamSettings,
): Promise<boolean> {
  const common = {
    storage: StorageType.File,
    num_replicas: replicas,
    max_bytes: maxBytes,
    // Gateways hold a message that is refused. A message that the stream discards is lost.
    discard: DiscardPolicy.New,
  }
  const wasMissing = await ensure(manager, {
    ...common,
    name: names.stream,
    subjects: [names.writes('*')],
    retention: RetentionPolicy.Workqueue,
    duplicate_window: nanos(DUPLICATE_WINDOW_MS),
  })
  await ensure(manager, {
    ...common,
    name: names.deadLetters,
    subjects: [names.dead('*')],
    retention: RetentionPolicy.Limits,
  })
  return wasMissing
}

/** Makes a stream, or changes its settings. @returns whether it was missing @throws what NATS throws */
async function ensure(manager: JetStreamManager, config: Partial<StreamConfig> & { name: string }): Promise<boolean> {
  const info = await manager.streams.info(config.name).catch(() => null)
  if (info === null) await manager.streams.add(config)
  else if (info.config.max_bytes !== config.max_bytes || info.config.num_replicas !== config.num_replicas) {
    await manager.streams.update(config.name, config)
  }
  return info === null
}
