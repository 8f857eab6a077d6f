import type { GenericSchema } from 'valibot'
import { languageOf, type Translated } from '../text/language.ts'
import type { FieldKind } from './field-kinds.ts'
import type { AnySetting, Column } from './setting.ts'
import { type Field, webFieldOf } from './web-fields.ts'

/** A choice of a field. */
interface FieldChoice {
  value: string
  label: string
}

/** One field of a setting's form, in one language. It follows from the setting's declaration. */
export interface FormField {
  /** The name of its value. */
  name: string
  label: string
  /** A short explanation; null for none. */
  hint: string | null
  kind: FieldKind
  default: unknown
  /** Null where the schema has no limit. */
  min: number | null
  max: number | null
  /** Empty for all kinds but `choice`. */
  choices: FieldChoice[]
  nullable: boolean
  neededWith: Field['neededWith'] | null
}

/** The properties of valibot's schemas that a form reads. */
interface SeenSchema {
  type: string
  wrapped?: SeenSchema
  options?: readonly unknown[]
  pipe?: readonly { type: string; requirement?: unknown }[]
}

/** The facts about a form's field that follow from its schema. */
export interface SchemaFacts {
  kind: Exclude<FieldKind, 'channel' | 'daily-time' | 'color' | 'wording'>
  nullable: boolean
  min: number | null
  max: number | null
  /** The values of a picklist; empty for others. */
  options: readonly string[]
}

/** Reads from a column's schema what a form needs. */
export function factsOf(schema: GenericSchema): SchemaFacts {
  // Each of valibot's schemas has these properties, or none of the optional ones.
  const outer = schema as unknown as SeenSchema
  const nullable = outer.type === 'nullable' || outer.type === 'nullish'
  const inner = nullable && outer.wrapped !== undefined ? outer.wrapped : outer
  const limit = (type: string): number | null => {
    const found = inner.pipe?.find((action) => action.type === type)?.requirement
    return typeof found === 'number' ? found : null
  }
  const options = inner.type === 'picklist' ? (inner.options ?? []).map(String) : []
  return { kind: kindOf(inner), nullable, min: limit('min_value'), max: limit('max_value'), options }
}

function kindOf({ type, pipe }: SeenSchema): SchemaFacts['kind'] {
  if (type === 'picklist') return 'choice'
  if (type !== 'number') return 'text'
  return pipe?.some((action) => action.type === 'integer') ? 'integer' : 'number'
}

/** The descriptions of a form's only option, in every language. They explain the only field of such a setting. */
function hintOf({ form }: AnySetting, language: keyof Translated): string | null {
  if (form === 'own') return null
  const [only, another] = Object.entries(form.options)
  if (only === undefined || another !== undefined) return null
  const [name, option] = only
  if (language === 'en') return option.description
  const translated: { options?: Readonly<Record<string, { description: string }>> } = form.translations[language]
  return translated.options?.[name]?.description ?? option.description
}

function fieldOf(setting: AnySetting, [name, column]: readonly [string, Column], locale: string): FormField {
  const language = languageOf(locale)
  const { kind, nullable, min, max, options } = factsOf(column.schema)
  const { label = setting.title, hint, kind: declared, choices, neededWith } = webFieldOf(name)
  return {
    ...{ name, label: label[language], hint: hint?.[language] ?? hintOf(setting, language), kind: declared ?? kind },
    ...{ default: column.default, min, max, nullable, neededWith: neededWith ?? null },
    choices: options.map((value) => ({ value, label: choices?.[value]?.[language] ?? value })),
  }
}

/** The fields of a setting's form, in the order of its columns. Empty for a setting with lists of its own. */
export const fieldsOf = (setting: AnySetting, locale: string): FormField[] =>
  Object.entries(setting.columns).map((entry) => fieldOf(setting, entry, locale))

/** The sentence that says what a setting decides; null where there is none. */
export function aboutOf({ about, form }: AnySetting, locale: string): string | null {
  const language = languageOf(locale)
  if (about !== undefined) return about[language]
  if (form === 'own') return null
  return language === 'en' ? form.description : form.translations[language].description
}
