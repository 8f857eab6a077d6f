import type { SettingsConflict } from '../../../shared/api/settings.ts'
import type { GuildContext } from '../context.ts'
import { versionConflict } from '../guild/conflict.ts'
import type { Problem } from '../problem.ts'
import { jsonValues } from './form.ts'

/** The refusal of a save that came too late, with the values that the guild has now. */
export const conflict = (context: GuildContext): Promise<Problem> =>
  versionConflict(context, ({ settings }) => {
    const more: Pick<SettingsConflict, 'values'> = { values: jsonValues({ ...settings }) }
    return more
  })
