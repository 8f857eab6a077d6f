import { encodeBatch } from '../../gateway/bus/batch-message.ts'
import { type DistributedWorld, UNUSED_PARTITION } from './distributed-world.ts'

/** Fills the stream until it refuses even a small message. */
export async function fill(world: Pick<DistributedWorld, 'publish'>): Promise<void> {
  for (const writes of [1_000, 100, 1]) {
    const texts = Array.from({ length: 100 }, () => filler(writes))
    await world.publish(UNUSED_PARTITION, ...texts).catch(() => {})
  }
}

/** A message with this many writes. They change nothing, because the guild has no members. */
const filler = (writes: number): string =>
  encodeBatch({
    processId: 'test',
    writes: Array.from({ length: writes }, () => ({
      write: { kind: 'member-screened', guildId: '5', userId: '6' },
      ...{ source: null, receivedAt: Date.now() },
    })),
  })
