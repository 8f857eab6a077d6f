import * as v from 'valibot'
import { NO_LIMITS } from '../discord/command-limits.ts'
import { escapeMarkdown } from '../discord/markdown.ts'
import { snowflakeSchema } from '../discord/snowflake-schema.ts'
import { SETTINGS } from '../settings/index.ts'
import { roleAssignTypeTexts } from '../settings/role-assign-type.ts'
import type { AnySetting } from '../settings/setting.ts'
import { languageOf } from '../text/language.ts'

const settingOf = (key: string): AnySetting | undefined => SETTINGS.find((setting) => setting.key === key)

/** A setting's name; the key itself where this release does not know the setting. */
export const settingTitle = (key: string, locale: string): string =>
  settingOf(key)?.title[languageOf(locale)] ?? escapeMarkdown(key)

const ids = v.array(snowflakeSchema)
const limits = v.object({ channelIds: ids, categoryIds: ids, roleIds: ids, memberIds: ids })
const NO_LISTS = { levelRoles: [], managerRoleIds: [], commandLimits: NO_LIMITS }

/**
 * A stored value of a setting, as the list of all settings shows it, on one line. A value that this release cannot read is
 * shown as it is stored.
 */
export function settingShown(key: string, value: unknown, locale: string): string {
  const shown = readAndShow(key, value, locale)
  return shown === null ? escapeMarkdown(JSON.stringify(value) ?? '') : shown.replaceAll('\n', ' · ')
}

function readAndShow(key: string, value: unknown, locale: string): string | null {
  const setting = settingOf(key)
  if (setting === undefined) return null
  if (key === 'managerRoles') {
    const read = v.safeParse(ids, value)
    return read.success ? setting.shown({}, locale, { ...NO_LISTS, managerRoleIds: read.output }) : null
  }
  if (key === 'commandLimits') {
    const read = v.safeParse(limits, value)
    return read.success ? setting.shown({}, locale, { ...NO_LISTS, commandLimits: read.output }) : null
  }
  const schemas = Object.entries(setting.columns).map(([name, { schema }]) => [name, schema] as const)
  const read = v.safeParse(v.object(Object.fromEntries(schemas)), value)
  if (!read.success) return null
  // The list of all settings also counts the level roles, which the audit does not know.
  const { roleAssignType: type } = read.output
  if (type === 'single' || type === 'stack') return roleAssignTypeTexts[`settings.${type}`][languageOf(locale)]
  return setting.shown(read.output, locale, NO_LISTS)
}
