import { Routes } from 'discord-api-types/v10'
import { type Closing, closeSeason, guildFacts, topOfSeason } from '../../../shared/database/seasons/close.ts'
import { seasonOf } from '../../../shared/database/seasons/seasons.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { candidatesFor, chooseWinners } from '../../../shared/levelling/season.ts'
import type { EffectContext } from '../context.ts'
import { isFinal, isGone } from '../outcome.ts'

/**
 * Chooses the winners of a season after its last member, and ends it. Members who left the server do not win. After a kill the
 * winners are chosen again: they are stored in the same transaction as the end.
 * @returns false where another process was faster
 */
export async function closeWithWinners(closing: Closing, context: EffectContext): Promise<boolean> {
  const { db } = context
  const { rules, number } = closing
  const { id: guildId } = rules.settings
  const season = await seasonOf(db, guildId, number)
  if (season === null) return false
  const ranked = await topOfSeason(db, guildId, number, candidatesFor(season.winners))
  const { isActive } = await guildFacts(db, guildId)
  // Without a bot in the guild nobody can be asked for.
  const isPresent = async (userId: Snowflake) => !isActive || isMember(guildId, userId, context)
  const won = await chooseWinners(ranked, season.winners, isPresent)
  return (await closeSeason(db, closing, won)) !== null
}

async function isMember(guildId: Snowflake, userId: Snowflake, { guildRest }: EffectContext): Promise<boolean> {
  try {
    await guildRest.request(guildId, (rest, signal) => rest.get(Routes.guildMember(guildId, userId), { signal }))
    return true
  } catch (error) {
    if (isGone(error)) return false
    // Discord does not say, and the season must end all the same.
    if (isFinal(error)) return true
    throw error
  }
}
