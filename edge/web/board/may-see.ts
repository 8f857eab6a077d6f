import type { BoardGuild } from '../../../shared/database/web/board-guild.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildSights } from '../../sessions/guild-sights.ts'

/** `no`: the reply does not tell whether the board exists. `unknown`: Discord does not say whether the person is a member. */
export type MaySee = 'yes' | 'no' | 'unknown'

/**
 * Whether a person may see a board. The bot asks Discord about the membership, as for the dashboard.
 * @param userId null if the reader has not logged in @param sights null if the token of the bot cannot be used
 */
export async function maySee(
  guild: Pick<BoardGuild, 'id' | 'isActive' | 'visibility'> | null,
  userId: Snowflake | null,
  sights: GuildSights | null,
): Promise<MaySee> {
  if (guild === null || !guild.isActive || guild.visibility === 'off') return 'no'
  if (guild.visibility === 'public') return 'yes'
  if (userId === null) return 'no'
  const membership = (await sights?.memberRoles(guild.id, userId, 'read'))?.seen ?? 'refused'
  if (membership === 'yes') return 'yes'
  return membership === 'gone' ? 'no' : 'unknown'
}
