import type { SettingField, SettingForm, SettingValue, SettingValues } from '../../../../shared/api/settings.ts'

/** The unsaved values, by the names of their fields. A value that equals the saved one is not in it. */
export type Draft = SettingValues

/** Every field of a list of settings. */
export const fieldsOf = (settings: readonly Pick<SettingForm, 'fields'>[]): SettingField[] =>
  settings.flatMap(({ fields }) => fields)

/** The saved values, by the names of the fields. */
export const savedValues = (settings: readonly Pick<SettingForm, 'fields'>[]): SettingValues =>
  Object.fromEntries(fieldsOf(settings).map(({ name, value }) => [name, value]))

/** The draft with a new value of a field. */
export function edit(draft: Draft, saved: SettingValues, name: string, value: SettingValue): Draft {
  const { [name]: _, ...rest } = draft
  return saved[name] === value ? rest : { ...rest, [name]: value }
}

/** The value that a field shows. */
export const valueIn = (draft: Draft, { name, value }: Pick<SettingField, 'name' | 'value'>): SettingValue =>
  Object.hasOwn(draft, name) ? (draft[name] ?? null) : value

/** Whether a field is shown: some fields matter only while another field has a certain value. */
export function isShown(field: SettingField, fields: readonly SettingField[], draft: Draft): boolean {
  const { neededWith } = field
  if (neededWith === null) return true
  const other = fields.find(({ name }) => name === neededWith.name)
  return other !== undefined && valueIn(draft, other) === neededWith.value
}

/** The draft with the defaults of some fields. */
export const withDefaults = (draft: Draft, saved: SettingValues, fields: readonly SettingField[]): Draft =>
  fields.reduce((result, field) => edit(result, saved, field.name, field.default), draft)

/** Whether all fields have their defaults. */
export const isDefault = (draft: Draft, fields: readonly SettingField[]): boolean =>
  fields.every((field) => valueIn(draft, field) === field.default)

/** A field that somebody else has saved while the person was changing it to another value. */
export interface Conflict {
  name: string
  /** The value when the person began. */
  before: SettingValue
  theirs: SettingValue
  mine: SettingValue
}

/**
 * The draft on top of newer saved values. Other people's changes of other fields are kept. A field that both changed to the
 * same value leaves the draft.
 * @param before the saved values that the draft was made from
 * @param now the newest saved values
 */
export function rebase(
  draft: Draft,
  before: SettingValues,
  now: SettingValues,
): { draft: Draft; conflicts: Conflict[] } {
  const own = Object.entries(draft).filter(([name, value]) => Object.hasOwn(now, name) && now[name] !== value)
  const conflicts = own.flatMap(([name, mine]) => {
    const [was, theirs] = [before[name] ?? null, now[name] ?? null]
    return was === theirs ? [] : [{ name, before: was, theirs, mine }]
  })
  return { draft: Object.fromEntries(own), conflicts }
}

/** The draft without the fields for which the person takes the others' values. */
export const withoutNames = (draft: Draft, names: ReadonlySet<string>): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([name]) => !names.has(name)))
