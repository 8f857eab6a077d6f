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
 * replaces any version. A text that is not a version becomes -1, which no guild has.
 */
export function expectedOf({ expectedVersion }: Pick<GuildContext, 'expectedVersion'>): number | undefined {
  if (expectedVersion === null) return undefined
  return /^\d{1,15}$/.test(expectedVersion) ? Number(expectedVersion) : NO_VERSION
}

/** Whether the request names another version than the guild has. */
function isStale(context: GuildContext, { version }: { version: number }): boolean {
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

/** A list of the guild, to be changed. */
interface ChangedList<Known, Result> {
  /** The list and the guild's version, as `load` has read them. */
  known: Known
  /** Reads the list and the version again. */
  read(): Promise<Known>
  /**
   * Makes the change.
   * @param expected the version to replace; undefined replaces any version
   * @returns `stale` where the guild has another version
   */
  attempt(known: Known, expected: number | undefined): Promise<Result | 'stale'>
}

/**
 * Changes a list of the guild on top of what `load` has read, so that nothing is read after the change. Where somebody else
 * has changed the guild's configuration since, the change is refused if the request names a version. Otherwise it is made on
 * top of the newest list.
 */
export async function changeOnTop<Known extends { version: number }, Result>(
  context: GuildContext,
  { known, read, attempt }: ChangedList<Known, Result>,
): Promise<Result | Problem> {
  if (isStale(context, known)) return versionConflict(context)
  const first = await attempt(known, known.version)
  if (first !== 'stale') return first
  if (context.expectedVersion !== null) return versionConflict(context)
  const again = await attempt(await read(), undefined)
  return again === 'stale' ? versionConflict(context) : again
}

/** Changes a list that is part of the guild's stored configuration, as `changeOnTop` does. */
export const changeStored = <Result>(
  context: GuildContext,
  known: StoredGuild,
  attempt: ChangedList<StoredGuild, Result>['attempt'],
): Promise<Result | Problem> =>
  changeOnTop(context, { known, read: () => guildOverview(context.database, context.guildId), attempt })
