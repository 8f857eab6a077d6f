import type { ReadCardFile } from '../../shared/cards/draw.ts'
import { drawCards } from '../../shared/cards/draw-cards.ts'
import type { DrawOrder } from '../../shared/cards/order.ts'
import { fetchPicture } from './fetch-picture.ts'

/** Draws cards in this process, on Bun and Deno, from the files that `scripts/build-cards` made. */
export const drawLocally = (read: ReadCardFile): DrawOrder => drawCards({ read, fetchPicture })
