import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import type { GuildSettings } from '../../../shared/database/guilds/settings.ts'
import { isSnowflake } from '../../../shared/discord/snowflake.ts'
import { checkValues } from '../../../shared/settings/check-values.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import { webFieldOf } from '../../../shared/settings/web-fields.ts'
import type { Speak } from '../../features/texts.ts'
import type { GuildContext } from '../context.ts'
import { announceRefusal } from '../guild/channel-refusal.ts'
import { findChannel } from '../guild/find-channel.ts'
import type { Looked } from '../guild/look.ts'
import { holderOf, lackedName } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import type { PartError } from '../problem.ts'
import type { NamedValues } from './form.ts'
import { OWN_RULES } from './own-rules.ts'
import { saySettings } from './texts.ts'

/** A change of settings that was judged. */
export interface Judged {
  /** The values that differ from the stored ones. Valid where there are no errors. */
  change: Partial<GuildSettings>
  /** The settings to which these values belong. */
  settings: readonly AnySetting[]
  /** Fields that the caller may not change. */
  forbidden: PartError[]
  /** Fields whose new values cannot be stored. */
  errors: PartError[]
}

const placeOf = (name: string): string => `body.values.${name}`

/** The values that differ from those that the guild has. */
function differing(values: NamedValues, standing: NamedValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== standing[name]))
}

/**
 * The errors of new values whose settings have a page and routes of their own: such a change needs more than a value, e.g. a
 * preview of its effect on all members.
 */
export function ownPageErrors({ locale }: GuildContext, values: NamedValues, { settings }: StoredGuild): PartError[] {
  const given = differing(values, { ...settings })
  const names = SETTINGS.filter(({ page }) => page !== undefined).flatMap(({ columns }) => Object.keys(columns))
  const detail = saySettings(locale)('ownPage')
  return names.filter((name) => Object.hasOwn(given, name)).map((name) => ({ at: placeOf(name), detail }))
}

/**
 * Judges new values as the commands would: by the settings' own schemas, the permission of each setting, the order of roles,
 * and the caller's permissions in a channel that they name.
 * @param looked the guild in Discord; null where Discord does not show it
 */
export async function judge(
  context: GuildContext,
  values: NamedValues,
  stored: StoredGuild,
  looked: Looked | null,
): Promise<Judged> {
  const { locale } = context
  const { text } = sayAsCommands(locale)
  const given = differing(values, { ...stored.settings })
  const namesOf = ({ columns }: AnySetting): string[] =>
    Object.keys(columns).filter((name) => Object.hasOwn(given, name))
  const settings = SETTINGS.filter((setting) => namesOf(setting).length > 0)
  const order = await context.order()
  const forbidden = settings.flatMap((setting) => {
    const lacked = lackedName(context, setting.permission, text)
    const refusal =
      lacked === null
        ? (OWN_RULES.get(setting.key)?.refusal(context, stored, order) ?? null)
        : text('refusal.permission', { permission: lacked })
    return refusal === null ? [] : namesOf(setting).map((name) => ({ at: placeOf(name), detail: refusal }))
  })
  const problems = checkValues(SETTINGS, given, { ...stored.settings }, locale)
  const errors = problems.map(({ name, detail }) => ({ at: placeOf(name), detail }))
  const wrong = new Set(errors.map(({ at }) => at))
  const after: NamedValues = { ...stored.settings, ...given }
  const channels = settings
    .flatMap(({ columns }) => Object.keys(columns))
    .filter((name) => isChosen(name, given, after) && !wrong.has(placeOf(name)))
  for (const name of channels) {
    const refusal = await channelRefusal(context, after[name], looked, text)
    if (refusal !== null) errors.push({ at: placeOf(name), detail: refusal })
  }
  // Valid where there are no errors: the schemas of the columns have checked each value.
  return { change: given as Partial<GuildSettings>, settings, forbidden, errors }
}

/** Whether a change chooses the channel of a field: a new one, or the stored one, where the setting that uses it is turned on again. */
function isChosen(name: string, given: NamedValues, after: NamedValues): boolean {
  const { kind, neededWith: user } = webFieldOf(name)
  if (kind !== 'channel') return false
  const isTurnedOn = user !== undefined && Object.hasOwn(given, user.name) && after[user.name] === user.value
  return isTurnedOn || Object.hasOwn(given, name)
}

/** Why the caller cannot choose a channel; null where they can, and for no channel. */
async function channelRefusal(
  context: GuildContext,
  id: unknown,
  looked: Looked | null,
  text: Speak,
): Promise<string | null> {
  if (typeof id !== 'string' || !isSnowflake(id)) return null
  if (looked === null) return text('settings.unchecked')
  const { view, channels } = looked
  const channel = await findChannel(context, channels, id)
  if (channel === null) return saySettings(context.locale)('noChannel')
  return announceRefusal(text, { order: view, channels, holder: holderOf(context) }, channel)
}
