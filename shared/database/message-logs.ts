import type { Insertable, Kysely } from 'kysely'
import type { Database, MessageLogTable } from './schema.ts'

/** Notes what messages earned. A message that is noted already stays as it is. */
export async function insertMessageLogs(
  db: Kysely<Database>,
  logs: readonly Insertable<MessageLogTable>[],
): Promise<void> {
  if (logs.length === 0) return
  await db.insertInto('message_logs').ignore().values(logs).execute()
}
