import { openDatabase } from '../../gateway/database/database.ts'
import { databaseSettings } from '../../shared/config/database.ts'
import { parseEnvironment } from '../../shared/config/environment.ts'
import { type RegisteredCommand, saveCommandIds } from '../../shared/database/bots/command-ids.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/**
 * Stores the ids of an application's commands, so that members can click commands that texts mention. Commands work
 * without stored ids,
 * so a failure does not end the registration.
 * @returns why the ids were not stored, for people; null where they were
 */
export async function keepCommandIds(
  applicationId: Snowflake,
  commands: readonly RegisteredCommand[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | null> {
  const settings = parseEnvironment(databaseSettings, environment)
  if (!settings.ok) return 'Texts will not link to these commands: no database is named in which to store their ids.'
  const db = openDatabase({ url: settings.value.DATABASE_URL, connections: 1 })
  try {
    await saveCommandIds(db, applicationId, commands)
    return null
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return `Texts will not link to these commands: their ids could not be stored (${why}).`
  } finally {
    await db.destroy()
  }
}
