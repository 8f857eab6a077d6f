import type { SettingField, SettingValue } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import type { MentionNames } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeNumber } from '../../language.ts'

const say = sayFrom(settingsTexts)

/** A value of a field in words. @param field undefined for a field that the page does not know */
export function valueText(field: SettingField | undefined, value: SettingValue, names: MentionNames): string {
  if (value === null) return say('settings.notSet')
  if (typeof value === 'number') return writeNumber(value)
  if (field?.kind === 'channel') return `#${names.channel?.(value) ?? value}`
  return field?.choices.find((choice) => choice.value === value)?.label ?? value
}
