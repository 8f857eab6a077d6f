import type { Card } from '../../../shared/cards/card.ts'
import { describeCard } from '../../../shared/cards/describe.ts'
import type { RankedStanding } from '../../../shared/database/members/rank.ts'
import type { Picture } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { progressAt } from '../../../shared/levelling/curve.ts'
import type { InteractionContext } from '../../interactions/context.ts'

/** Draws a member's card; null where the server has chosen the text, or where the card could not be drawn. */
export async function levelPicture(
  { cards, locale, picturedMember }: Pick<InteractionContext, 'cards' | 'locale' | 'picturedMember'>,
  userId: Snowflake,
  { levelCard: theme, level, rank, xp, curve }: RankedStanding,
): Promise<Picture | null> {
  if (cards === null || theme === 'off') return null
  const { name, avatar } = picturedMember(userId)
  const { xpIntoLevel: have, xpOfLevel: need } = progressAt(xp, curve)
  const progress = need === null ? null : { have, need }
  const card: Card = { name, level, rank, xp, progress, theme, accent: null, locale }
  const bytes = await cards.draw(card, { id: userId, avatar })
  return bytes && { name: 'level.webp', type: 'image/webp', bytes, description: describeCard(card) }
}
