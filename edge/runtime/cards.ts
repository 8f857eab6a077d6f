import type { Bytes } from '../../shared/bytes.ts'
import type { Card } from '../../shared/cards/card.ts'
import type { PictureOrder } from '../../shared/cards/order.ts'
import { avatarUrl } from '../../shared/discord/avatar.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { describeError, type Log } from './log.ts'
import { endWithin, type StartTimer } from './timers.ts'

/** Draws a picture: in this process, or in another worker. After the signal, the picture is no longer used. */
export type DrawWithin = (order: PictureOrder, signal: AbortSignal) => Promise<Bytes>

/** Draws members' cards. */
export interface Cards {
  /**
   * @param member whose avatar is on the card; the hash is null for a default avatar
   * @returns the card as WebP; null where it could not be drawn in time, and the reply is a text
   */
  draw(card: Card, member: { id: Snowflake; avatar: string | null }): Promise<Bytes | null>
}

interface CardParts {
  draw: DrawWithin
  /** Discord's server for pictures. */
  cdnUrl: string
  log: Log
  startTimer: StartTimer
}

/** Much less than the three seconds that Discord waits, and enough for the first card of a process. */
const DRAW_WITHIN_MS = 1_200

/** Gives up on a card that takes too long or fails, and logs why. */
export const createCards = ({ draw, cdnUrl, log, startTimer }: CardParts): Cards => ({
  async draw(card, { id, avatar }) {
    const order = { card, avatarUrl: avatar && avatarUrl({ id, avatar, discriminator: '0' }, { size: 128, cdnUrl }) }
    try {
      return await endWithin(DRAW_WITHIN_MS, (signal) => draw(order, signal), startTimer)
    } catch (error) {
      log.warn('a card was not drawn, so the reply is a text', describeError(error))
      return null
    }
  },
})
