import { saySettings } from '../../../edge/api/settings/texts.ts'
import { aboutOf, type FormField, fieldsOf } from '../../../shared/settings/fields.ts'
import { type OwnKey, SETTINGS } from '../../../shared/settings/index.ts'
import { type AnySetting, SETTING_GROUPS } from '../../../shared/settings/setting.ts'
import type { Language } from '../../../shared/text/language.ts'
import { writeNumber } from '../../../shared/text/say.ts'
import { sayReference } from '../../registration/reference-texts.ts'
import { saySettingsPage } from './settings-texts.ts'

/** The commands that change settings without a common form. */
const OWN_COMMANDS: Readonly<Record<OwnKey, string>> = {
  notifications: '/settings notifications',
  roleAssignType: '/settings roles',
  curve: '/curve set',
  managerRoles: '/settings managers add',
  commandLimits: '/settings commands allow',
}

/** A text as a cell of a Markdown table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function possible({ kind, min, max, choices }: FormField, language: Language): string {
  const say = saySettingsPage(language)
  if (choices.length > 0) return choices.map(({ label }) => label).join('; ')
  if (min !== null && max !== null) return sayReference(language)('between', { from: min, to: max })
  if (kind === 'integer' || kind === 'number') return say('number')
  return say(kind === 'channel' || kind === 'daily-time' || kind === 'color' ? kind : 'text')
}

function standard({ default: value, choices }: FormField, language: Language): string {
  if (value === null) return saySettingsPage(language)('none')
  if (typeof value === 'number') return writeNumber(language, value)
  return choices.find((choice) => choice.value === value)?.label ?? String(value)
}

function fieldRow(field: FormField, language: Language): string {
  const name = field.hint === null ? field.label : `${field.label} (${field.hint})`
  return `| ${[name, possible(field, language), standard(field, language)].map(cell).join(' | ')} |`
}

function settingLines(setting: AnySetting<OwnKey>, language: Language): string[] {
  const say = saySettingsPage(language)
  const about = aboutOf(setting, language)
  const command = setting.form === 'own' ? OWN_COMMANDS[setting.key] : `/settings ${setting.form.name}`
  // The curve has its own page in the guide, and its three numbers mean little without that page.
  const fields = setting.page === undefined ? fieldsOf(setting, language) : []
  const head = [`| ${say('value')} | ${say('possible')} | ${say('standard')} |`, '| --- | --- | --- |']
  return [
    `### ${setting.title[language]}`,
    '',
    ...(about === null ? [] : [/[.!?]$/.test(about) ? about : `${about}.`, '']),
    say('change', { command }),
    '',
    ...(fields.length === 0 ? [] : [...head, ...fields.map((field) => fieldRow(field, language)), '']),
  ]
}

/** The list of a server's settings as Markdown, made from their declarations. */
export function guideToSettings(language: Language): string {
  const say = saySettingsPage(language)
  const groups = SETTING_GROUPS.flatMap((group) => [
    `## ${saySettings(language)(`group.${group}`)}`,
    '',
    ...SETTINGS.filter((setting) => setting.group === group).flatMap((setting) => settingLines(setting, language)),
  ])
  return [`# ${say('title')}`, '', say('intro'), '', ...groups].join('\n')
}
