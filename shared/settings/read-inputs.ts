import { readColor } from '../cards/color.ts'
import type { Filled } from '../discord/modal.ts'
import type { FieldProblem } from './check-values.ts'
import { factsOf } from './fields.ts'
import { DAILY_PARTS, inputsOf, type NamedValues, type SettingInput } from './inputs.ts'
import { readTypedQuietTime } from './quiet-time.ts'
import type { AnySetting } from './setting.ts'
import { webFieldOf } from './web-fields.ts'

/** The values that a person entered, before their schemas check them. `unknown`: the modal has an input that the setting does not have. */
export type ReadInputs = { ok: true; values: NamedValues; problems: FieldProblem[] } | { ok: false; reason: 'unknown' }

/** Reads a number as people type it. Returns any other text unchanged, so that the check of the value refuses it. */
function typedNumber(text: string, kind: 'integer' | 'number'): number | string {
  const form = kind === 'integer' ? /^\d{1,15}$/ : /^\d{1,12}([.,]\d{1,6})?$/
  return form.test(text) ? Number(text.replace(',', '.')) : text
}

/** The value that was entered in an input for one whole value. @returns undefined for a choice that was left open */
function enteredValue(setting: AnySetting, input: SettingInput, [entered = '']: readonly string[]): unknown {
  const column = setting.columns[input.id]
  const text = entered.trim()
  if (input.kind === 'choice') return text === '' ? undefined : text
  if (text === '' || column === undefined) return input.kind === 'text' && !isNullable(setting, input.id) ? '' : null
  if (webFieldOf(input.id).kind === 'color') return readColor(text) ?? text
  const { kind } = factsOf(column.schema)
  return kind === 'integer' || kind === 'number' ? typedNumber(text, kind) : text
}

const isNullable = ({ columns }: AnySetting, name: string): boolean => {
  const column = columns[name]
  return column !== undefined && factsOf(column.schema).nullable
}

/** The value of a field that is shown as a box: the second of its two values if the box is checked, else the first. */
function ruleOf({ columns }: AnySetting, name: string, isChecked: boolean): string | undefined {
  const column = columns[name]
  return column === undefined ? undefined : factsOf(column.schema).options[isChecked ? 1 : 0]
}

/** The value of a daily time from its three parts; null if all are empty. `problem`: set if the parts are not a daily time. */
function dailyValue(name: string, filled: Filled, locale: string): { value: unknown; problem: FieldProblem | null } {
  const [from = '', to = '', zone = ''] = DAILY_PARTS.map((part) => (filled.get(`${name}.${part}`)?.[0] ?? '').trim())
  if (from === '' && to === '' && zone === '') return { value: null, problem: null }
  const read = readTypedQuietTime({ from, to, zone })
  if (read.ok) return { value: read.values.quietTime, problem: null }
  return { value: undefined, problem: { name, detail: read.problem(locale) } }
}

/**
 * Reads the values that a person entered in a setting's modal. If an input is missing, its value stays as it is: an older release,
 * which did not have this input, may have opened the modal.
 * @param current the current values of all settings
 */
export function readInputs(setting: AnySetting, filled: Filled, current: NamedValues, locale: string): ReadInputs {
  const inputs = inputsOf(setting, current, locale)
  const known = new Set(inputs.map(({ id }) => id))
  if ([...filled.keys()].some((id) => !known.has(id))) return { ok: false, reason: 'unknown' }
  const values: Record<string, unknown> = {}
  const problems: FieldProblem[] = []
  for (const input of inputs) {
    const entered = filled.get(input.id)
    if (entered === undefined) continue
    const [name = '', part] = input.id.split('.')
    if (input.kind === 'boxes') {
      for (const { value: box } of input.options) values[box] = ruleOf(setting, box, entered.includes(box))
    } else if (part === undefined) {
      const value = enteredValue(setting, input, entered)
      if (value !== undefined) values[name] = value
    } else if (part === DAILY_PARTS[0]) {
      const { value, problem } = dailyValue(name, filled, locale)
      if (problem !== null) problems.push(problem)
      else values[name] = value
    }
  }
  return { ok: true, values, problems }
}

/** A number that is the same for the same values of a setting: FNV-1a over their JSON. @returns whole number below 2^32 */
export function fingerprintOf({ columns }: AnySetting, values: NamedValues): number {
  const text = JSON.stringify(Object.keys(columns).map((name) => [name, values[name]]))
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
