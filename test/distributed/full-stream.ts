import { encodeBatch } from '../../gateway/bus/batch-message.ts'
import type { DistributedWorld } from './distributed-world.ts'

/** A partition that no community of these tests uses. */
const OTHER_PARTITION = 5

/** Fills the stream until it takes not even a small message. */
export async function fill(world: Pick<DistributedWorld, 'publish'>): Promise<void> {
  for (const writes of [1_000, 100, 1]) {
    const texts = Array.from({ length: 100 }, () => filler(writes))
    await world.publish(OTHER_PARTITION, ...texts).catch(() => {})
  }
}

/** A message of about this many writes, which change nothing: nobody is a member of this server. */
const filler = (writes: number): string =>
  encodeBatch({
    processId: 'test',
    writes: Array.from({ length: writes }, () => ({
      write: { kind: 'member-screened', guildId: '5', userId: '6' },
      ...{ source: null, receivedAt: Date.now() },
    })),
  })
