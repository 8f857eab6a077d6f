import type { VersionConflict } from '../../../shared/api/conflict.ts'
import { auditSentence } from '../../../shared/audit/sentence.ts'
import { changesSince, type EntryUser } from '../../../shared/database/audit/named.ts'
import type { GuildContext } from '../context.ts'

/** The most changes that a page shows after a save that came too late. */
const MOST_CHANGES = 20

const nameOf = (user: EntryUser | null): string | null => user && (user.globalName ?? user.username)

/** Who changed what in a guild's configuration since a version, the newest first. */
export async function shownChangesSince(
  { database, guildId, locale }: Pick<GuildContext, 'database' | 'guildId' | 'locale'>,
  version: number,
): Promise<VersionConflict['changes']> {
  const entries = await changesSince(database, guildId, version)
  return entries.slice(0, MOST_CHANGES).map((entry) => ({
    ...{ at: entry.at, actorId: entry.actor.id, via: entry.actor.via, key: entry.subject },
    ...{ actorName: nameOf(entry.actorUser), targetId: entry.targetId, targetName: nameOf(entry.targetUser) },
    text: auditSentence(entry, locale),
  }))
}
