import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { clientOf, INTENTS } from '../simulation/client.ts'
import type { Application } from './discord/community/application.ts'
import type { Discord } from './discord/discord.ts'
import { until } from './until.ts'

/**
 * Begins a session as a process of an older release, without the intents for voice and reactions, and stores it as that process
 * does when it stops: with a resumable session, and without its intents.
 */
export async function leaveOldSession(discord: Discord, application: Application, db: Kysely<Database>): Promise<void> {
  const client = clientOf(discord, application, INTENTS)
  await client.connect()
  const session = await until('the old session is ready', () => client.sessions.get(0))
  await client.manager.destroy({ code: 4200 })
  await db.deleteFrom('gateway_sessions').where('bot_id', '=', application.id).execute()
  await db
    .insertInto('gateway_sessions')
    .values({
      ...{ bot_id: application.id, shard: 0, shard_count: 1, session_key: session.sessionId, updated_at: Date.now() },
      ...{ resume_url: session.resumeURL, sequence: client.sessions.get(0)?.sequence ?? session.sequence },
    })
    .execute()
}
