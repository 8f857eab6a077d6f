import type { SettingsConflict } from '../../../shared/api/settings.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import type { GuildContext } from '../context.ts'
import { type Problem, refuse } from '../problem.ts'
import { shownChangesSince } from './changes-since.ts'
import { jsonValues } from './form.ts'
import { saySettings } from './texts.ts'

/**
 * The refusal of a change that would replace a version which is no longer the newest: the values that the guild has now, and
 * who changed what since the version that the caller has seen.
 */
export async function conflict(context: GuildContext): Promise<Problem> {
  const { database, guildId, locale, expectedVersion } = context
  const [stored, changes] = await Promise.all([
    guildOverview(database, guildId),
    shownChangesSince(context, Number(expectedVersion)),
  ])
  const more: SettingsConflict = {
    version: String(stored.version),
    values: jsonValues({ ...stored.settings }),
    changes,
  }
  return refuse('version-conflict', saySettings(locale)('changedMeanwhile'), { more })
}
