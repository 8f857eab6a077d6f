import { type GuildSettings, standingSettings } from '../../../shared/database/guilds/settings.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Filled } from '../../../shared/discord/modal.ts'
import { checkValues, type FieldProblem } from '../../../shared/settings/check-values.ts'
import { fieldsOf } from '../../../shared/settings/fields.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import type { NamedValues } from '../../../shared/settings/inputs.ts'
import { fingerprintOf, readInputs } from '../../../shared/settings/read-inputs.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { belowLines } from '../../messages/announcement-preview.ts'
import type { SettingCommands } from './commands.ts'

/** The most tries to save. A try fails where somebody changes another setting at the same moment. */
const MOST_TRIES = 5

interface Entered {
  filled: Filled
  /** The fingerprint of the values that the modal showed. */
  seen: number
}

/** Each problem as a line that begins with the label of its field. */
function problemLines(setting: AnySetting, problems: readonly FieldProblem[], locale: string): string[] {
  const labels = new Map(fieldsOf(setting, locale).map(({ name, label }) => [name, label]))
  return problems.map(({ name, detail }) => `• **${labels.get(name) ?? name}**: ${detail}`)
}

/** The values that differ from the stored ones. */
const differing = (values: NamedValues, standing: NamedValues): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== standing[name]))

/**
 * Saves the values that were entered in a setting's modal, unless a value is wrong or somebody changed the setting since the
 * modal was opened. Other settings may have changed meanwhile.
 * @returns a message that says which values were saved, with their consequence, or why nothing was saved
 */
export async function saveEntered(
  context: InteractionContext,
  { setting, save }: SettingCommands,
  { filled, seen }: Entered,
): Promise<Message> {
  const { database, guildId, locale, text } = context
  const refused = (lines: readonly string[]): Message => ({ content: [text('settings.notSaved'), ...lines].join('\n') })
  for (let tries = 0; tries < MOST_TRIES && save !== null; tries++) {
    const standing = await standingSettings(database, guildId)
    const current: NamedValues = { ...standing.settings }
    if (fingerprintOf(setting, current) !== seen) return refused([text('settings.changedMeanwhile')])
    const read = readInputs(setting, filled, current, locale)
    if (!read.ok) return refused([text('refusal.expired')])
    const given = differing(read.values, current)
    const problems = [...read.problems, ...checkValues(SETTINGS, given, current, locale)]
    if (problems.length > 0) return refused(problemLines(setting, problems, locale))
    if (Object.keys(given).length === 0) return { content: text('settings.unchanged') }
    // `checkValues` has checked each value by the schema of its column.
    const saved = await save(context, { change: given as Partial<GuildSettings>, standing })
    if (saved.is === 'saved') return belowLines(saved.lines, saved.consequence ?? null)
    if (saved.is === 'refused') return refused(saved.lines)
  }
  return refused([text('settings.changedMeanwhile')])
}
