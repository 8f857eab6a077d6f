import * as v from 'valibot'
import { speakFrom } from '../text/say.ts'
import { FIELD_PROBLEMS } from './field-texts.ts'
import { factsOf } from './fields.ts'
import type { AnySetting, Column } from './setting.ts'
import { webFieldOf } from './web-fields.ts'

const say = speakFrom(FIELD_PROBLEMS)

/** A value that cannot be stored, and why, in the reader's language. */
export interface FieldProblem {
  name: string
  detail: string
}

/** Why a value is refused, by its column's declaration; null where it can be stored. */
function problemOf(name: string, { schema }: Column, value: unknown, locale: string): string | null {
  const field = webFieldOf(name)
  if (v.is(schema, value)) return null
  const text = say(locale)
  if (value === null || value === '') return field.kind === 'channel' ? text('missingChannel') : text('missing')
  if (field.problem !== undefined && typeof value === 'string') return field.problem(value, locale)
  const { kind, min, max } = factsOf(schema)
  if (field.kind === 'channel') return text('missingChannel')
  if (kind === 'choice' || kind === 'text') return text(kind)
  return min === null || max === null ? text(kind) : text(`${kind}Between`, { min, max })
}

/**
 * Checks new values of settings with the settings' own schemas.
 * @param given the values that change, by name
 * @param current the values of all settings before the change, by name
 * @returns the problems in the order of the settings, at most one for each value; empty where all can be stored
 */
export function checkValues(
  settings: readonly AnySetting[],
  given: Readonly<Record<string, unknown>>,
  current: Readonly<Record<string, unknown>>,
  locale: string,
): FieldProblem[] {
  const text = say(locale)
  const columns = settings.flatMap((setting) => Object.entries<Column>(setting.columns))
  const known = new Set(columns.map(([name]) => name))
  const unknown = Object.keys(given).filter((name) => !known.has(name))
  const problems = columns.flatMap(([name, column]): FieldProblem[] => {
    const values = { ...current, ...given }
    if (Object.hasOwn(given, name)) {
      const detail = problemOf(name, column, given[name], locale)
      if (detail !== null) return [{ name, detail }]
    }
    const { kind, neededWith: needed } = webFieldOf(name)
    // Only a change can be refused: a value that is missing already must not keep other settings from being changed.
    const isTouched = needed !== undefined && (Object.hasOwn(given, name) || Object.hasOwn(given, needed.name))
    if (!isTouched || values[needed.name] !== needed.value || values[name] !== null) return []
    return [{ name, detail: kind === 'channel' ? text('missingChannel') : text('missing') }]
  })
  const wrong = new Set(problems.map(({ name }) => name))
  const together = settings.flatMap((setting) => {
    const names = Object.keys(setting.columns)
    const isTouched = names.some((name) => Object.hasOwn(given, name)) && !names.some((name) => wrong.has(name))
    return (isTouched && setting.together?.({ ...current, ...given }, locale)) || []
  })
  return [...unknown.map((name) => ({ name, detail: text('unknown') })), ...problems, ...together]
}
