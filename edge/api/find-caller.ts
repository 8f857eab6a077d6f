import { findApiKey, type UsedKey } from '../../shared/database/web/api-keys.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type IdentifyParts, type Identity, identify } from '../sessions/identify.ts'
import type { Credentials } from './credentials.ts'

/** The stored facts about the sender of a request. The identity or key is null where the database has none. */
export type Found = { kind: 'person'; identity: Identity | null } | { kind: 'key'; key: UsedKey | null }

/** Asks the database for a session or key, with the guild and the bot that serves it, in one statement. */
export async function findCaller(
  credentials: Extract<Credentials, { hash: string }>,
  { request, guildId }: { request: Request; guildId: Snowflake | null },
  parts: IdentifyParts,
): Promise<Found> {
  if (credentials.kind === 'key') {
    return { kind: 'key', key: await findApiKey(parts.database, credentials.hash, parts) }
  }
  return { kind: 'person', identity: await identify(request, guildId, parts) }
}
