import * as v from 'valibot'
import { THEME_NAMES } from '../../shared/cards/themes.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What the interactions' worker sends to the cards' worker. */
export const cardOrder = v.object({
  card: v.object({
    name: v.string(),
    level: count,
    rank: count,
    xp: count,
    progress: v.nullable(v.object({ have: count, need: v.pipe(count, v.minValue(1)) })),
    theme: v.picklist(THEME_NAMES),
    accent: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))),
    locale: v.string(),
  }),
  avatarUrl: v.nullable(v.pipe(v.string(), v.url())),
})
