import * as v from 'valibot'
import { NO_LIMITS } from '../discord/command-limits.ts'
import { escapeMarkdown } from '../discord/markdown.ts'
import { SETTINGS } from '../settings/index.ts'
import { roleAssignTypeTexts } from '../settings/role-assign-type.ts'
import type { AnySetting } from '../settings/setting.ts'
import { languageOf } from '../text/language.ts'

const settingOf = (key: string): AnySetting | undefined => SETTINGS.find((setting) => setting.key === key)

/** A setting's name; the key itself where this release does not know the setting. */
export const settingTitle = (key: string, locale: string): string =>
  settingOf(key)?.title[languageOf(locale)] ?? escapeMarkdown(key)

const ids = v.array(v.string())
const limits = v.object({ channelIds: ids, categoryIds: ids, roleIds: ids, memberIds: ids })

/**
 * A stored value of a setting, as the list of all settings shows it, on one line. A value that this release cannot read is
 * shown as it is stored.
 */
export function settingShown(key: string, value: unknown, locale: string): string {
  const shown = readAndShow(settingOf(key), value, locale)
  return shown === null ? escapeMarkdown(JSON.stringify(value)) : shown.replaceAll('\n', ' · ')
}

function readAndShow(setting: AnySetting | undefined, value: unknown, locale: string): string | null {
  if (setting === undefined) return null
  const schemas = Object.entries(setting.columns).map(([name, { schema }]) => [name, schema] as const)
  const read = v.safeParse(v.object(Object.fromEntries(schemas)), value)
  // A list, which has no columns.
  const managerRoleIds = setting.key === 'managerRoles' && v.is(ids, value) ? value : null
  const commandLimits = setting.key === 'commandLimits' && v.is(limits, value) ? value : null
  const isRead = schemas.length > 0 ? read.success : managerRoleIds !== null || commandLimits !== null
  if (!isRead) return null
  const values: Readonly<Record<string, unknown>> = read.success ? read.output : {}
  // The list of all settings also counts the level roles, which the audit does not know.
  const { roleAssignType: type } = values
  if (type === 'single' || type === 'stack') return roleAssignTypeTexts[`settings.${type}`][languageOf(locale)]
  const lists = { levelRoles: [], managerRoleIds: managerRoleIds ?? [], commandLimits: commandLimits ?? NO_LIMITS }
  return setting.shown(values, locale, lists)
}
