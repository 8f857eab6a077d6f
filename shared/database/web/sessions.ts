import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type CustomerBot, customerBotOf, readCustomerBot } from '../bots/customer-bot.ts'
import type { Queries } from '../queries.ts'

/** A person as Discord described them at login. */
export interface SessionPerson {
  id: Snowflake
  username: string
  globalName: string | null
  avatar: string | null
}

/** A login in a browser. The browser has the id, and the database only its hash. */
export interface WebSession {
  /** SHA-256 of the session's id, 64 hexadecimal digits. */
  idHash: string
  person: SessionPerson
  /** The person's access token, encrypted. */
  sealedToken: string
  /** Milliseconds since 1970, as the following. */
  seenAt: number
  expiresAt: number
}

/** The facts about a guild that decide, with Discord's, who may see and change it. */
export interface SessionGuild {
  id: Snowflake
  /** False once the bot was removed from the guild, or for a guild that was never seen. */
  isActive: boolean
  managerRoleIds: readonly Snowflake[]
  viewerRoleIds: readonly Snowflake[]
  /** The bot that serves the guild where the main bot is not in it; null where the main bot serves it. */
  customerBot: CustomerBot | null
}

/** Stores a new login. @param now milliseconds since 1970 */
export async function createSession(
  db: Queries,
  { idHash, person, sealedToken, expiresAt, device }: Omit<WebSession, 'seenAt'> & { device: string },
  now: number,
): Promise<void> {
  await db
    .insertInto('web_sessions')
    .values({
      id_hash: idHash,
      user_id: person.id,
      username: person.username,
      global_name: person.globalName,
      avatar: person.avatar,
      token: sealedToken,
      device,
      created_at: now,
      seen_at: now,
      expires_at: expiresAt,
    })
    .execute()
}

interface FoundRow {
  userId: Snowflake
  username: string
  globalName: string | null
  avatar: string | null
  sealedToken: string
  seenAt: number
  expiresAt: number
  active: 0 | 1 | null
  customerBot: string | null
  access: 'manage' | 'view' | null
  roleId: Snowflake | null
}

/**
 * Finds a login that has not expired, together with the stored facts about a guild, in one statement.
 * @param guildId null where the request is about no guild
 * @param now milliseconds since 1970
 * @returns null where there is no such login
 */
export async function findSession(
  db: Queries,
  { idHash, guildId, mainBotId }: { idHash: string; guildId: Snowflake | null; mainBotId: Snowflake },
  now: number,
): Promise<{ session: WebSession; guild: SessionGuild | null } | null> {
  const { rows } = await sql<FoundRow>`
    select person.user_id as userId, person.username as username, person.global_name as globalName, person.avatar as avatar,
      person.token as sealedToken, person.seen_at as seenAt, person.expires_at as expiresAt,
      guilds.active as active, given.access as access, given.role_id as roleId,
      ${customerBotOf('guilds.id', { mainBotId, now })} as customerBot
    from web_sessions as person
    left join guilds on guilds.id = ${guildId}
    left join (
      select 'manage' as access, role_id from manager_roles where guild_id = ${guildId}
      union all select 'view', role_id from viewer_roles where guild_id = ${guildId}
    ) as given on true
    where person.id_hash = ${idHash} and person.expires_at > ${now}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { userId: id, username, globalName, avatar, sealedToken, seenAt, expiresAt, active } = row
  const rolesWith = (access: FoundRow['access']) =>
    rows.flatMap((each) => (each.access === access && each.roleId !== null ? [each.roleId] : []))
  return {
    session: { idHash, person: { id, username, globalName, avatar }, sealedToken, seenAt, expiresAt },
    guild:
      guildId === null
        ? null
        : {
            id: guildId,
            isActive: active === 1,
            managerRoleIds: rolesWith('manage'),
            viewerRoleIds: rolesWith('view'),
            customerBot: readCustomerBot(row.customerBot),
          },
  }
}

/** Stores that a login was used. @param now milliseconds since 1970 */
export async function noteSessionUse(db: Queries, idHash: string, now: number): Promise<void> {
  await db.updateTable('web_sessions').set({ seen_at: now }).where('id_hash', '=', idHash).execute()
}

/** A login in the list of devices. */
export interface Device {
  idHash: string
  /** Browser and system. */
  name: string
  /** Milliseconds since 1970. */
  createdAt: number
  seenAt: number
}

/**
 * Lists the logins of the person who has a login, apart from those that have expired. The one used last comes first.
 * @param idHash of one of the logins
 * @param now milliseconds since 1970
 */
export async function listDevices(db: Queries, idHash: string, now: number): Promise<Device[]> {
  return db
    .selectFrom('web_sessions')
    .select(['id_hash as idHash', 'device as name', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('user_id', '=', (eb) => eb.selectFrom('web_sessions').select('user_id').where('id_hash', '=', idHash))
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('id_hash')
    .limit(MOST_LISTED)
    .execute()
}

const MOST_LISTED = 100

/** Ends a login of a person. @returns false where the person has no such login */
export async function endSession(
  db: Queries,
  { userId, idHash }: { userId: Snowflake; idHash: string },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('web_sessions')
    .where('id_hash', '=', idHash)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Ends a login by its id alone: the browser that has the id logs out. */
export async function endSessionOf(db: Queries, idHash: string): Promise<void> {
  await db.deleteFrom('web_sessions').where('id_hash', '=', idHash).execute()
}

/** Ends all logins of a person. */
export async function endAllSessions(db: Queries, userId: Snowflake): Promise<void> {
  await db.deleteFrom('web_sessions').where('user_id', '=', userId).execute()
}

/**
 * Deletes some of the logins that have expired.
 * @param now milliseconds since 1970
 * @returns whether there may be more
 */
export async function purgeSessions(db: Queries, now: number, most: number): Promise<boolean> {
  const expired = await db
    .selectFrom('web_sessions')
    .select('id_hash')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(most)
    .execute()
  if (expired.length === 0) return false
  const hashes = expired.map(({ id_hash }) => id_hash)
  await db.deleteFrom('web_sessions').where('id_hash', 'in', hashes).where('expires_at', '<=', now).execute()
  return expired.length === most
}
