import * as v from 'valibot'
import { cardSchema } from '../../shared/cards/order.ts'

/** What the interactions' worker sends to the cards' worker. */
export const cardOrder = v.object({ card: cardSchema, avatarUrl: v.nullable(v.pipe(v.string(), v.url())) })
