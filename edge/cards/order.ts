import * as v from 'valibot'
import { boardPictureSchema, cardSchema } from '../../shared/cards/order.ts'

/** What the other workers send to the cards' worker. */
export const pictureOrder = v.union([
  v.object({
    card: cardSchema,
    avatarUrl: v.nullable(v.pipe(v.string(), v.url())),
    format: v.exactOptional(v.picklist(['png'])),
  }),
  v.object({ board: boardPictureSchema }),
])
