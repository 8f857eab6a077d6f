import type { Snowflake } from '../../discord/snowflake.ts'
import { type GuildBot, removeGuildBots } from '../bots/guild-bots.ts'
import type { Queries } from '../queries.ts'
import { forgetGuildChannels } from './channels.ts'
import { deactivateGuilds, lockGuilds } from './guilds.ts'

/**
 * Ends memberships of bots. A guild without any bot becomes inactive, and its channels are deleted. Call it in a transaction:
 * after a crash between these statements, the next process would not find the deleted membership.
 * @param now milliseconds since 1970
 * @returns the guilds that no bot is in any longer
 */
export async function leaveGuilds(trx: Queries, left: readonly GuildBot[], now: number): Promise<Snowflake[]> {
  // Another process that removes the guild's other bot waits here. Otherwise each would still see the bot of the other.
  await lockGuilds(
    trx,
    left.map(({ guildId }) => guildId),
  )
  const deserted = await removeGuildBots(trx, left)
  await deactivateGuilds(trx, deserted, now)
  await forgetGuildChannels(trx, deserted)
  return deserted
}
