import { themeFor } from '../../../shared/cards/choice.ts'
import { memberCard } from '../../../shared/cards/member-card.ts'
import type { RankedStanding } from '../../../shared/database/members/rank.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import { plainName } from '../../../shared/discord/name.ts'
import type { EffectContext } from '../context.ts'
import type { LevelUp } from './plan.ts'
import type { Standings } from './standings.ts'

/** A level-up whose picture is drawn, with the member's standing. */
interface Pictured {
  levelUp: LevelUp
  standing: RankedStanding
}

/**
 * Adds to level-ups what their pictures show. A level-up gets none where the member has another level by now: the picture would
 * contradict the text.
 * @param localeOf the language of a guild
 */
export async function withPictures(
  levelUps: readonly LevelUp[],
  standings: Standings,
  localeOf: (guildId: string) => string,
  { db, cards }: Pick<EffectContext, 'db' | 'cards'>,
): Promise<readonly LevelUp[]> {
  if (cards === null) return levelUps
  const pictured = new Map<string, Pictured>()
  for (const levelUp of levelUps) {
    const standing = standings.of(levelUp.id)
    if (standing?.level === levelUp.level && themeFor(standing.cards, 'level-ups') !== null) {
      pictured.set(levelUp.id, { levelUp, standing })
    }
  }
  const users = await usersById(db, [...new Set(Array.from(pictured.values(), ({ levelUp }) => levelUp.userId))])
  return levelUps.map((levelUp) => {
    const standing = pictured.get(levelUp.id)?.standing
    const theme = standing && themeFor(standing.cards, 'level-ups')
    if (!standing || !theme) return levelUp
    const user = users.get(levelUp.userId)
    const name = plainName(user?.globalName) ?? plainName(user?.username) ?? levelUp.userId
    const look = { name, theme, accent: standing.cards.accent, locale: localeOf(levelUp.guildId) }
    const card = memberCard(standing, { ...look, occasion: 'level-up' })
    return { ...levelUp, picture: { card, avatar: user?.avatar ?? null } }
  })
}
