import type { SettingsReply } from '../../../shared/api/settings.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import { takenBoardName } from '../../../shared/settings/board-name-texts.ts'
import type { GuildContext } from '../context.ts'
import type { NamedFacts } from '../guild/facts.ts'
import { surroundingsOf } from '../guild/look.ts'
import { type Problem, refuse } from '../problem.ts'
import type { Reply } from '../route.ts'
import { conflict } from './conflict.ts'
import { type NamedValues, settingsForms } from './form.ts'
import { judge } from './judge.ts'
import { OWN_RULES } from './own-rules.ts'
import { saySettings } from './texts.ts'

/**
 * Saves values of settings by compare-and-set, with the entries of the audit: nothing is saved where somebody else has
 * changed the guild's configuration since the version that the caller has seen.
 * @param facts the guild as it was read before the change
 */
export async function save(
  context: GuildContext,
  values: NamedValues,
  { stored, looked, names }: NamedFacts,
): Promise<Reply<SettingsReply> | Problem> {
  const { database, guildId, actor, now, locale, expectedVersion } = context
  if (String(stored.version) !== expectedVersion) return conflict(context)
  const { change, settings, forbidden, errors } = await judge(context, values, stored, looked)
  const problems = [...forbidden, ...errors]
  if (problems.length > 0) {
    const kind = errors.length > 0 ? 'cannot-do' : 'forbidden'
    return refuse(kind, saySettings(locale)('notSaved'), { errors: problems })
  }
  const { settings: standing, version: expected } = stored
  const author = { guildId, actor, expected, standing: { settings: standing, version: expected } }
  const changed = await changeSettings(database, author, change, now)
  if (!changed.ok && changed.reason === 'name-taken') {
    const detail = takenBoardName(changed.name, locale)
    return refuse('cannot-do', saySettings(locale)('notSaved'), { errors: [{ at: 'body.values.boardName', detail }] })
  }
  if (!changed.ok) return conflict(context)
  await Promise.all(settings.map(({ key }) => OWN_RULES.get(key)?.follow(context)))
  const after = { ...stored, settings: { ...standing, ...change }, version: changed.version }
  const surroundings = looked && (await surroundingsOf(context, looked, after))
  return { body: settingsForms(context, { stored: after, names }, surroundings), version: String(after.version) }
}
