import { rankedStanding } from '../../../shared/database/members/rank.ts'
import { levelPicture } from '../../guild/level-picture.ts'
import type { Consequence } from './setting-command.ts'

/**
 * The picture of the person who changed the settings, with the server's new background and colour, also where the person has
 * chosen another background. A member without XP has no level to show.
 */
export const cardExample: Consequence = async (context, { levelCard, cardAccent: accent }) => {
  const { database, guildId, user, cards } = context
  if (levelCard === 'off' || cards === null) return null
  const standing = await rankedStanding(database, guildId, user.id)
  if (standing === null) return null
  const choice = { levelCard, levelCardOn: 'both', ownCard: null, accent } as const
  const picture = await levelPicture(context, user.id, { ...standing, cards: choice })
  return picture && { picture }
}
