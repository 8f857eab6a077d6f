import type { Insertable, Kysely } from 'kysely'
import type { Database, MessageLogTable } from './schema.ts'

/**
 * Notes what messages earned. A message that is noted already stays as it is.
 * (`insert ignore` would be shorter, and would turn every other error into a wrong row as well.)
 */
export async function insertMessageLogs(
  db: Kysely<Database>,
  logs: readonly Insertable<MessageLogTable>[],
): Promise<void> {
  if (logs.length === 0) return
  await db
    .insertInto('message_logs')
    .values(logs)
    .onDuplicateKeyUpdate((eb) => ({ xp: eb.ref('xp') }))
    .execute()
}
