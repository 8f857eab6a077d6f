import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Log } from '../ops/log.ts'
import { isPoison } from './database-errors.ts'

/**
 * Does something for one guild after the other. A guild whose rows make it fail keeps no other guild from its turn.
 * @param failure the line of the log about such a guild
 * @throws where the database is away
 */
export async function forEachGuild(
  guildIds: readonly Snowflake[],
  act: (guildId: Snowflake) => Promise<void>,
  log: Log,
  failure: string,
): Promise<void> {
  for (const guildId of guildIds) {
    try {
      await act(guildId)
    } catch (error) {
      if (!isPoison(error)) throw error
      log.error({ guild: guildId, err: error }, failure)
    }
  }
}
