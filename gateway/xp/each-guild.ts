import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Log } from '../ops/log.ts'
import { isPoison } from './database-errors.ts'

/**
 * Calls `act` for one guild after the other. If the rows of a guild make `act` fail, the failure is logged, and the next guild
 * follows.
 * @param failure the log line about such a guild
 * @throws an error if the database is away
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
