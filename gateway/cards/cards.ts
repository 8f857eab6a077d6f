import type { Bytes } from '../../shared/bytes.ts'
import type { Card } from '../../shared/cards/card.ts'
import type { CardOrder } from '../../shared/cards/order.ts'
import { avatarUrl } from '../../shared/discord/avatar.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { describe } from '../discord/describe.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'

/** A member's card, and the hash of the member's avatar; null for a default avatar. */
interface Pictured {
  card: Card
  userId: Snowflake
  avatar: string | null
}

/** Draws the pictures of level-ups. */
export interface Cards {
  /** @returns the picture as WebP; null where it is not drawn in time, and the text is posted alone */
  draw(guildId: Snowflake, pictured: Pictured): Promise<Bytes | null>
  stop(): void
}

/** The most cards that wait for the thread, in all and of one guild: a guild with many level-ups leaves room to the others. */
const [MOST_WAITING, MOST_OF_GUILD] = [32, 4]
/** An announcement waits for its picture no longer than this. The first card of a process takes some hundred milliseconds. */
const WITHIN_MS = 2_000

interface CardsParts {
  /** Discord's server for pictures. */
  cdnUrl: string
  drawing: { draw(order: CardOrder): Promise<Bytes>; stop(): void }
  log: Log
  metrics: Pick<Metrics, 'levelUpPictures'>
}

/** Limits how many cards wait and for how long, counts them, and logs why one was not drawn. */
export function createCards({ cdnUrl, drawing, log, metrics }: CardsParts): Cards {
  const waiting = new Map<Snowflake, number>()
  let all = 0

  function note(guildId: Snowflake, change: 1 | -1): void {
    all += change
    const left = (waiting.get(guildId) ?? 0) + change
    if (left === 0) waiting.delete(guildId)
    else waiting.set(guildId, left)
  }

  async function drawn(order: CardOrder): Promise<Bytes | null> {
    const { promise: late, resolve } = Promise.withResolvers<null>()
    const timer = setTimeout(() => resolve(null), WITHIN_MS)
    try {
      return await Promise.race([drawing.draw(order), late])
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async draw(guildId, { card, userId: id, avatar }) {
      if (all >= MOST_WAITING || (waiting.get(guildId) ?? 0) >= MOST_OF_GUILD) {
        metrics.levelUpPictures.inc({ outcome: 'full' })
        return null
      }
      note(guildId, 1)
      try {
        const address = avatar && avatarUrl({ id, avatar, discriminator: '0' }, { size: 128, cdnUrl })
        const bytes = await drawn({ card, avatarUrl: address })
        metrics.levelUpPictures.inc({ outcome: bytes === null ? 'late' : 'drawn' })
        return bytes
      } catch (error) {
        metrics.levelUpPictures.inc({ outcome: 'failed' })
        log.warn({ reason: describe(error) }, 'a level-up’s picture was not drawn, so the text is posted alone')
        return null
      } finally {
        note(guildId, -1)
      }
    },
    stop: () => drawing.stop(),
  }
}
