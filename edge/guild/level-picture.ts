import { themeFor } from '../../shared/cards/choice.ts'
import { describeCard } from '../../shared/cards/describe.ts'
import { memberCard } from '../../shared/cards/member-card.ts'
import type { RankedStanding } from '../../shared/database/members/rank.ts'
import type { Picture } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'

/** Draws a member's card; null where the server or the member has chosen the text, or where the card could not be drawn. */
export async function levelPicture(
  { cards, locale, picturedMember }: Pick<InteractionContext, 'cards' | 'locale' | 'picturedMember'>,
  userId: Snowflake,
  standing: RankedStanding,
): Promise<Picture | null> {
  const { cards: choice } = standing
  const theme = themeFor(choice, 'level')
  if (cards === null || theme === null) return null
  const { name, avatar } = picturedMember(userId)
  const { accent } = choice
  const card = memberCard(standing, { name, theme, accent, locale, occasion: 'standing' })
  const bytes = await cards.draw(card, { id: userId, avatar })
  return bytes && { name: 'level.webp', type: 'image/webp', bytes, description: describeCard(card) }
}
