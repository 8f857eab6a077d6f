import type { Queries } from '../../shared/database/queries.ts'
import { findSession, noteSessionUse, type SessionGuild, type WebSession } from '../../shared/database/web/sessions.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { readCookie, SESSION_COOKIE } from './cookies.ts'
import { sessionHash } from './session-id.ts'

/** The list of devices shows the last use to within this time. */
const USE_NOTED_EVERY_MS = 10 * 60_000

/** The person of a request, and the stored facts about the guild that the request is about. */
export interface Identity {
  session: WebSession
  /** Null where the request is about no guild. */
  guild: SessionGuild | null
}

export interface IdentifyParts {
  database: Queries
  mainBotId: Snowflake
  /** Milliseconds since 1970. */
  now: number
  /** Continues work after the reply. A failure is logged. */
  after(work: Promise<unknown>): void
}

/**
 * Identifies the person of a request by the session's cookie, in one statement.
 * @param guildId the guild that the request is about; null where it is about none
 * @returns null where nobody is logged in
 */
export async function identify(
  request: Request,
  guildId: Snowflake | null,
  { database, mainBotId, now, after }: IdentifyParts,
): Promise<Identity | null> {
  const idHash = await sessionHash(readCookie(request, SESSION_COOKIE))
  if (idHash === null) return null
  const identity = await findSession(database, { idHash, guildId, mainBotId }, now)
  if (identity !== null && now - identity.session.seenAt >= USE_NOTED_EVERY_MS) {
    after(noteSessionUse(database, idHash, now))
  }
  return identity
}
