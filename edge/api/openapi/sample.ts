import type { JsonSchema } from './json-schema.ts'

/** An id in Discord's form. */
const SNOWFLAKE = '1399999999999999999'
const TIME = 1_785_542_400_000

/** Texts that match the patterns of our schemas. */
const TEXTS: readonly string[] = ['text', '7', SNOWFLAKE, '2026-08-01', '12:00', '']

function sampleText({ pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema): string {
  if (pattern !== undefined) return TEXTS.find((text) => new RegExp(pattern, 'u').test(text)) ?? 'text'
  return 'text'.padEnd(minLength, 't').slice(0, maxLength)
}

function sampleNumber({ minimum, maximum }: JsonSchema, name: string): number {
  if (minimum === undefined) return Math.min(1, maximum ?? 1)
  return name.endsWith('At') || name === 'at'
    ? TIME
    : Math.min(Math.max(minimum, 1), maximum ?? Number.POSITIVE_INFINITY)
}

/** An example of a value. @param name of the property that has it */
export function sampleOf(schema: JsonSchema, name = ''): unknown {
  const { examples, anyOf, oneOf, allOf, type, properties, items, prefixItems } = schema
  if (examples !== undefined && examples.length > 0) return examples[0]
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.default !== undefined && schema.default !== null) return schema.default
  const choice = (anyOf ?? oneOf)?.find((one) => one.type !== 'null') ?? (anyOf ?? oneOf)?.[0]
  if (choice !== undefined) return sampleOf(choice, name)
  if (allOf !== undefined) return Object.assign({}, ...allOf.map((one) => sampleOf(one, name)))
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return sampleText(schema)
    case 'integer':
    case 'number':
      return sampleNumber(schema, name)
    case 'boolean':
      return true
    case 'array':
      if (prefixItems !== undefined) return prefixItems.map((one) => sampleOf(one))
      return items === undefined ? [] : [sampleOf(items)]
    case 'object':
      return Object.fromEntries(Object.entries(properties ?? {}).map(([key, one]) => [key, sampleOf(one, key)]))
    default:
      return null
  }
}
