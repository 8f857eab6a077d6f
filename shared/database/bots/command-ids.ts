import { sql } from 'kysely'
import { CommandType } from '../../discord/interaction-type.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** The part of a registered command that mentions need. */
export interface RegisteredCommand {
  id: Snowflake
  name: string
  /** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-types */
  type?: number | undefined
}

/** Stores the ids of an application's slash commands. Ids of its other commands stay. */
export async function saveCommandIds(
  db: Queries,
  applicationId: Snowflake,
  commands: readonly RegisteredCommand[],
): Promise<void> {
  const rows = commands
    .filter(({ type = CommandType.ChatInput }) => type === CommandType.ChatInput)
    .map(({ id, name }) => ({ application_id: applicationId, name, command_id: id }))
  if (rows.length === 0) return
  await db
    .insertInto('command_ids')
    .values(rows)
    .onDuplicateKeyUpdate({ command_id: sql`values(command_id)` })
    .execute()
}

/** Loads the ids of an application's slash commands, by name. */
export async function loadCommandIds(db: Queries, applicationId: Snowflake): Promise<ReadonlyMap<string, Snowflake>> {
  const rows = await db
    .selectFrom('command_ids')
    .select(['name', 'command_id'])
    .where('application_id', '=', applicationId)
    .execute()
  return new Map(rows.map((row) => [row.name, row.command_id]))
}
