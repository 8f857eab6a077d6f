import * as v from 'valibot'
import type { Bytes } from '../bytes.ts'
import type { BoardPicture } from './board-picture.ts'
import type { Card } from './card.ts'
import { THEME_NAMES } from './themes.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A card as it is sent to a worker, or stored with an announcement. */
export const cardSchema = v.object({
  name: v.string(),
  level: count,
  rank: count,
  xp: count,
  progress: v.nullable(v.object({ have: count, need: v.pipe(count, v.minValue(1)) })),
  theme: v.picklist(THEME_NAMES),
  /** Older releases do not send it. */
  occasion: v.optional(v.picklist(['standing', 'level-up']), 'standing'),
  accent: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))),
  locale: v.string(),
}) satisfies v.GenericSchema<unknown, Card>

const address = v.nullable(v.pipe(v.string(), v.url()))

/** How many members are on the picture of a board. */
export const MOST_PLACES = 3

/** The picture of a board as it is sent to a worker. */
export const boardPictureSchema = v.object({
  serverName: v.string(),
  iconUrl: address,
  memberCount: count,
  places: v.pipe(
    v.array(v.object({ rank: count, name: v.string(), level: count, avatarUrl: address })),
    v.maxLength(MOST_PLACES),
  ),
  locale: v.string(),
}) satisfies v.GenericSchema<unknown, BoardPicture>

/** A card to draw. */
export interface CardOrder {
  card: Card
  /** The address of the member's avatar; null for members with a default avatar. */
  avatarUrl: string | null
  /** If absent, WebP, which Discord shows. Link previews on other sites need PNG. */
  format?: 'png'
}

/** The picture of a board to draw, as PNG. */
export interface BoardOrder {
  board: BoardPicture
}

export type PictureOrder = CardOrder | BoardOrder

/** Draws a picture. */
export type DrawOrder = (order: PictureOrder) => Promise<Bytes>
