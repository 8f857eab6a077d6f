import type { VersionConflict } from '../../../shared/api/conflict.ts'
import { guildOverview, type StoredGuild } from '../../../shared/database/guilds/overview.ts'
import type { GuildContext } from '../context.ts'
import { type Problem, refuse } from '../problem.ts'
import { saySettings } from '../settings/texts.ts'
import { shownChangesSince } from './changes-since.ts'

/** No guild has this version. */
const NO_VERSION = -1

/**
 * The version of the guild's configuration that a change must replace. Undefined where the request names none: then the change
 * is made whatever the version is. A text that is not a version becomes -1, which no guild has.
 */
export function expectedOf({ expectedVersion }: Pick<GuildContext, 'expectedVersion'>): number | undefined {
  if (expectedVersion === null) return undefined
  return /^\d{1,15}$/.test(expectedVersion) ? Number(expectedVersion) : NO_VERSION
}

/** The guild, the caller and the expected version, for a change in the database. */
export const authorOf = ({ guildId, actor, ...context }: GuildContext) => ({
  ...{ guildId, actor },
  expected: expectedOf(context),
})

/** Whether the request names another version than the guild has. */
export function isStale(context: GuildContext, { version }: Pick<StoredGuild, 'version'>): boolean {
  const expected = expectedOf(context)
  return expected !== undefined && expected !== version
}

/**
 * The refusal of a change whose version is no longer the newest: the version that the guild has now, and who changed what
 * since the version that the caller has seen.
 * @param moreOf gives the caller further facts about the guild as it is now
 */
export async function versionConflict(
  context: GuildContext,
  moreOf: (stored: StoredGuild) => Readonly<Record<string, unknown>> = () => ({}),
): Promise<Problem> {
  const { database, guildId, locale } = context
  const [stored, changes] = await Promise.all([
    guildOverview(database, guildId),
    shownChangesSince(context, expectedOf(context) ?? NO_VERSION),
  ])
  const conflict: VersionConflict = { version: String(stored.version), changes }
  return refuse('version-conflict', saySettings(locale)('changedMeanwhile'), {
    more: { ...conflict, ...moreOf(stored) },
  })
}
