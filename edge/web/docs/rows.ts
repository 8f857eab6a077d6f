import type { JsonSchema } from '../../api/openapi/json-schema.ts'

/** A row of the table that describes a value. */
export interface Row {
  /** e.g. `items[].id` */
  name: string
  /** e.g. `text or null` */
  kind: string
  required: boolean
  /** Limits and description; empty where there are none. */
  about: string
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'object',
  array: 'list',
  null: 'null',
}

const DEEPEST = 8

const choicesOf = ({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] => anyOf ?? oneOf ?? []

function kindOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(', ')
  const choices = choicesOf(schema)
  if (choices.length > 0) return [...new Set(choices.map(kindOf))].join(' or ')
  const types = schema.type === undefined ? [] : [schema.type].flat()
  return types.map((type) => WORDS[type] ?? type).join(' or ') || 'any value'
}

function limitsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems }: JsonSchema): string {
  const range = (least: number | undefined, most: number | undefined, unit: string): string[] => {
    if (most !== undefined && most < Number.MAX_SAFE_INTEGER) return [`${least ?? 0} to ${most}${unit}`]
    return least === undefined ? [] : [`at least ${least}${unit}`]
  }
  return [
    ...range(minimum, maximum, ''),
    ...range(minLength, maxLength, ' characters'),
    ...range(minItems, maxItems, ' items'),
  ].join(', ')
}

function aboutOf(schema: JsonSchema): string {
  const own = [
    limitsOf(schema),
    schema.description,
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
  ]
  const inner = choicesOf(schema).map(limitsOf)
  return [...own, ...inner].filter((text) => text !== undefined && text !== '').join('; ')
}

/** The objects and lists inside a value. */
function innerRows(name: string, schema: JsonSchema, depth: number): Row[] {
  if (depth > DEEPEST) return []
  const { properties = {}, required = [], additionalProperties, items, prefixItems = [] } = schema
  const prefix = name === '' ? '' : `${name}.`
  return [
    ...Object.entries(properties).flatMap(([key, one]) =>
      rowsAt(`${prefix}${key}`, one, required.includes(key), depth + 1),
    ),
    ...(typeof additionalProperties === 'object' ? rowsAt(`${prefix}*`, additionalProperties, true, depth + 1) : []),
    ...(items === undefined ? [] : innerRows(`${name}[]`, items, depth + 1)),
    ...prefixItems.flatMap((one, nth) => rowsAt(`${name}[${nth}]`, one, true, depth + 1)),
    ...choicesOf(schema).flatMap((one) => innerRows(name, one, depth + 1)),
  ]
}

function rowsAt(name: string, schema: JsonSchema, required: boolean, depth: number): Row[] {
  return [{ name, kind: kindOf(schema), required, about: aboutOf(schema) }, ...innerRows(name, schema, depth)]
}

/** The rows that describe a body. Where several choices have the same part, it is listed once for each different kind. */
export function rowsOf(schema: JsonSchema): Row[] {
  const rows = innerRows('', schema, 0)
  const known = new Set<string>()
  return rows.filter(({ name, kind, about }) => {
    const key = `${name} ${kind} ${about}`
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}
