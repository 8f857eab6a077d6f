import { CONFIGURATION_KINDS } from '../../audit/entry.ts'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'
import { loginName } from '../web/login-name.ts'
import { type EntryFilter, type EntryRow, newestEntries, type StoredEntry, toEntry } from './list.ts'

/** The names and the avatar of a user in Discord. */
export interface EntryUser {
  username: string
  globalName: string | null
  discriminator: string
  /** The hash of the avatar's image; null for a default avatar. */
  avatar: string | null
}

/** An entry with the names of the user who made the change and of the user who was changed. */
export interface NamedEntry extends StoredEntry {
  /** Null for a script, and for a user who has neither written in a server nor a login on the dashboard. */
  actorUser: EntryUser | null
  /** The user or bot that was changed; null where it is none, or was never seen. */
  targetUser: EntryUser | null
}

type UserOf<Prefix extends string> = { [Name in keyof EntryUser as `${Prefix}_${Name}`]: string | null }
type NamedRow = EntryRow & UserOf<'actor'> & UserOf<'target'>

const withNames = (db: Queries, entries: ReturnType<typeof newestEntries>) =>
  db
    .selectFrom(entries.as('entry'))
    .leftJoin('users as actor', 'actor.id', 'entry.actorId')
    .leftJoin('users as target', 'target.id', 'entry.targetId')
    .selectAll('entry')
    .select(({ fn }) => [
      fn.coalesce('actor.username', loginName('username', 'actor.id', 'entry.actorId')).as('actor_username'),
      fn.coalesce('actor.global_name', loginName('global_name', 'actor.id', 'entry.actorId')).as('actor_globalName'),
      fn.coalesce('actor.avatar', loginName('avatar', 'actor.id', 'entry.actorId')).as('actor_avatar'),
      'actor.discriminator as actor_discriminator',
    ])
    .select(['target.username as target_username', 'target.global_name as target_globalName'])
    .select(['target.discriminator as target_discriminator', 'target.avatar as target_avatar'])

const userOf = (
  username: string | null,
  rest: { globalName: string | null; discriminator: string | null; avatar: string | null },
): EntryUser | null => (username === null ? null : { username, ...rest, discriminator: rest.discriminator ?? '0' })

function toNamed(row: NamedRow): NamedEntry {
  const { actor_username, actor_globalName, actor_discriminator, actor_avatar, ...rest } = row
  const { target_username, target_globalName, target_discriminator, target_avatar, ...entry } = rest
  const [actor, target] = [
    { globalName: actor_globalName, discriminator: actor_discriminator, avatar: actor_avatar },
    { globalName: target_globalName, discriminator: target_discriminator, avatar: target_avatar },
  ]
  return {
    ...toEntry(entry),
    actorUser: userOf(actor_username, actor),
    targetUser: userOf(target_username, target),
  }
}

/** The database need not keep the order of the inner query. */
const newestFirst = (rows: readonly NamedRow[]): NamedEntry[] =>
  rows.map(toNamed).sort((a, b) => compareSnowflakes(b.id, a.id))

/** Lists entries of a guild with the names of users, the newest first, in one statement. @param limit most entries */
export const listNamedEntries = async (db: Queries, filter: EntryFilter, limit: number): Promise<NamedEntry[]> =>
  newestFirst(await withNames(db, newestEntries(db, filter, limit)).execute())

/** Most entries of a guild that are looked through for changes since a version. */
const MOST_SINCE = 200

/**
 * The changes of a guild's settings and lists since a version, the newest first: for somebody whose version is stale. Only
 * the latest 200 entries of the guild are looked through. There may be none: a new name in Discord raises the version, too.
 * @param version the guild's version (`standingSettings`), milliseconds since 1970
 */
export async function changesSince(db: Queries, guildId: Snowflake, version: number): Promise<NamedEntry[]> {
  const rows = await withNames(db, newestEntries(db, { guildId }, MOST_SINCE))
    .where('entry.at', '>', version)
    .where('entry.kind', 'in', CONFIGURATION_KINDS)
    .execute()
  return newestFirst(rows)
}
