import type { SettingField, SettingForm, SettingsReply, SettingValue } from '../../../shared/api/settings.ts'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import type { Surroundings } from '../../../shared/levelling/finding.ts'
import { aboutOf, fieldsOf } from '../../../shared/settings/fields.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import { type AnySetting, SETTING_GROUPS } from '../../../shared/settings/setting.ts'
import { languageOf } from '../../../shared/text/language.ts'
import { findingText } from '../../messages/finding.ts'
import type { GuildContext } from '../context.ts'
import type { NamedFacts } from '../guild/facts.ts'
import { lackedName } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import { saySettings } from './texts.ts'

/** Values of settings by name, for code that loops over all settings. */
export type NamedValues = Readonly<Record<string, unknown>>

/** A stored value as JSON has it. Columns hold numbers and texts only. */
const asJson = (value: unknown): SettingValue =>
  typeof value === 'number' || typeof value === 'string' ? value : value === null ? null : String(value)

/** The values of all settings, as JSON has them. */
export const jsonValues = (values: NamedValues): Record<string, SettingValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asJson(value)]))

function fieldsWithValues(setting: AnySetting, values: NamedValues, locale: string): SettingField[] {
  return fieldsOf(setting, locale).map(({ neededWith, default: initial, ...field }) => ({
    ...field,
    value: asJson(values[field.name]),
    default: asJson(initial),
    neededWith:
      neededWith === null || neededWith === undefined ? null : { ...neededWith, value: asJson(neededWith.value) },
  }))
}

/** The problems with a setting's value, in words. */
function findingsOf(
  setting: AnySetting,
  overview: GuildOverview,
  surroundings: Surroundings | null,
  locale: string,
): { kind: string; text: string }[] {
  if (surroundings === null) return []
  const say = sayAsCommands(locale)
  const found = setting.check(overview.settings, surroundings, overview)
  return found.map((finding) => ({ kind: finding.kind, text: findingText(say, finding) }))
}

type FormContext = Pick<GuildContext, 'locale' | 'member' | 'tier' | 'actor'>

function formOf(
  context: FormContext,
  setting: AnySetting,
  overview: GuildOverview,
  surroundings: Surroundings | null,
): SettingForm {
  const { locale } = context
  const neededPermission = lackedName(context, setting.permission, sayAsCommands(locale).text)
  return {
    key: setting.key,
    group: setting.group,
    title: setting.title[languageOf(locale)],
    about: aboutOf(setting, locale),
    shown: setting.shown(overview.settings, locale, overview),
    mayChange: neededPermission === null,
    neededPermission,
    findings: findingsOf(setting, overview, surroundings, locale),
    fields: setting.page === undefined ? fieldsWithValues(setting, overview.settings, locale) : [],
    page: setting.page ?? setting.morePage ?? null,
  }
}

/** Everything that a page needs to show and change the settings of a guild. @param surroundings null where Discord does not show the guild */
export function settingsForms(
  context: FormContext,
  { stored, names }: Pick<NamedFacts, 'stored' | 'names'>,
  surroundings: Surroundings | null,
): SettingsReply {
  const say = saySettings(context.locale)
  const grouped = SETTING_GROUPS.flatMap((group) => SETTINGS.filter((setting) => setting.group === group))
  return {
    version: String(stored.version),
    groups: SETTING_GROUPS.map((group) => ({ group, title: say(`group.${group}`) })),
    settings: grouped.map((setting) => formOf(context, setting, stored, surroundings)),
    names: Object.fromEntries(names),
  }
}
