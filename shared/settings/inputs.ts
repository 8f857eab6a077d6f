import type { Snowflake } from '../discord/snowflake.ts'
import { timeOfDay } from '../levelling/day.ts'
import { readQuietTime } from '../levelling/quiet-time.ts'
import { LONGEST_WORDING } from '../levelling/wording.ts'
import { languageOf } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { type FormField, fieldsOf } from './fields.ts'
import { INPUT_TEXTS } from './input-texts.ts'
import type { AnySetting } from './setting.ts'
import { webFieldOf } from './web-fields.ts'

const say = speakFrom(INPUT_TEXTS)

/** The values of settings, by name. */
export type NamedValues = Readonly<Record<string, unknown>>

interface Labelled {
  /** The name of the value; for a part of a value, the name with the part, e.g. `quietTime.from`. */
  id: string
  label: string
  /** A short explanation; null for none. */
  hint: string | null
}

/** A choice or a box with its name. */
interface Option {
  value: string
  label: string
  selected: boolean
}

/** One input of a setting's modal, with the current value. */
export type SettingInput = Labelled &
  /** `longest`: the most characters of a text with several lines; absent for a text of one line. */
  (
    | { kind: 'text'; value: string; longest?: number }
    | { kind: 'choice'; options: readonly Option[] }
    /** Each box is a field with two values. The box's value is the name of the field. */
    | { kind: 'boxes'; options: readonly Option[] }
    | { kind: 'channel'; value: Snowflake | null }
  )

/** The parts in which a person types a daily time. */
export const DAILY_PARTS = ['from', 'to', 'zone'] as const

/** The inputs for a daily time, e.g. `22:00-07:00 Europe/Berlin`. */
function dailyInputs({ name }: FormField, value: unknown, locale: string): SettingInput[] {
  const daily = typeof value === 'string' ? readQuietTime(value) : null
  const parts = {
    from: daily === null ? '' : timeOfDay(daily.fromMinute),
    to: daily === null ? '' : timeOfDay(daily.toMinute),
    zone: daily?.timeZone ?? '',
  }
  return DAILY_PARTS.map((part) => ({
    ...{ kind: 'text', id: `${name}.${part}`, label: say(locale)(part), value: parts[part] },
    hint: say(locale)('orEmpty'),
  }))
}

/** The limits of a number in words; null where the field has none. */
function rangeOf({ min, max }: FormField, locale: string): string | null {
  return min === null || max === null ? null : say(locale)('between', { min, max })
}

function inputsOfField(field: FormField, value: unknown, locale: string): SettingInput[] {
  const { name: id, label, kind, choices } = field
  const hint = field.hint ?? rangeOf(field, locale)
  switch (kind) {
    case 'daily-time':
      return dailyInputs(field, value, locale)
    case 'choice':
      return [
        { kind, id, label, hint, options: choices.map((choice) => ({ ...choice, selected: choice.value === value })) },
      ]
    case 'wording':
      return [
        { kind: 'text', id, label, hint, value: typeof value === 'string' ? value : '', longest: LONGEST_WORDING },
      ]
    case 'channel':
      return [{ kind, id, label, hint, value: typeof value === 'string' ? value : null }]
    default:
      return [{ kind: 'text', id, label, hint, value: value === null || value === undefined ? '' : String(value) }]
  }
}

/** The fields that are shown as boxes in the same group as a field; empty for a field that is not shown as a box. */
function boxesOf(fields: readonly FormField[], { name }: FormField): readonly FormField[] {
  const { boxes } = webFieldOf(name)
  return boxes === undefined ? [] : fields.filter((other) => webFieldOf(other.name).boxes === boxes)
}

/**
 * The inputs with which a setting is changed in Discord, in the order of its columns. They follow from the declaration of the
 * setting. A setting without columns has none.
 * @param values the current values
 */
export function inputsOf(setting: AnySetting, values: NamedValues, locale: string): SettingInput[] {
  const fields = fieldsOf(setting, locale)
  return fields.flatMap((field): SettingInput[] => {
    const group = boxesOf(fields, field)
    const [first] = group
    if (first === undefined) return inputsOfField(field, values[field.name], locale)
    if (first !== field) return []
    const label = webFieldOf(field.name).boxes?.[languageOf(locale)] ?? field.label
    const options = group.map((one) => {
      return { value: one.name, label: one.label, selected: values[one.name] === one.choices[1]?.value }
    })
    return [{ kind: 'boxes', id: `${field.name}.boxes`, label, hint: null, options }]
  })
}
