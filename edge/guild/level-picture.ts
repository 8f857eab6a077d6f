import type { Card } from '../../shared/cards/card.ts'
import { themeFor } from '../../shared/cards/choice.ts'
import { describeCard } from '../../shared/cards/describe.ts'
import type { RankedStanding } from '../../shared/database/members/rank.ts'
import type { Picture } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { progressAt } from '../../shared/levelling/curve.ts'
import type { InteractionContext } from '../interactions/context.ts'

/** Draws a member's card; null where the server or the member has chosen the text, or where the card could not be drawn. */
export async function levelPicture(
  { cards, locale, picturedMember }: Pick<InteractionContext, 'cards' | 'locale' | 'picturedMember'>,
  userId: Snowflake,
  { cards: choice, level, rank, xp, curve }: RankedStanding,
): Promise<Picture | null> {
  const theme = themeFor(choice, 'level')
  if (cards === null || theme === null) return null
  const { name, avatar } = picturedMember(userId)
  const { xpIntoLevel: have, xpOfLevel: need } = progressAt(xp, curve)
  const progress = need === null ? null : { have, need }
  const { accent } = choice
  const card: Card = { name, level, rank, xp, progress, theme, accent, locale, occasion: 'standing' }
  const bytes = await cards.draw(card, { id: userId, avatar })
  return bytes && { name: 'level.webp', type: 'image/webp', bytes, description: describeCard(card) }
}
