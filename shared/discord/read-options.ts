import { assertNever } from '../assert-never.ts'
import { type Option, type Options, Type, type Values } from './option.ts'
import { isSnowflake } from './snowflake.ts'

/** An option as Discord sends it, not yet checked against the declaration. */
export interface GivenOption {
  name: string
  type: number
  value?: unknown
}

/** The options' values, or the name of an option that is wrong. */
type ReadOptions = { ok: true; values: Values<Options> } | { ok: false; option: string }

/** The length as Discord counts it: code points, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length

const within = (value: number, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): boolean =>
  value >= min && value <= max

/** Whether a value has the declared type and lies within the declared limits. Discord checks this too. */
function fits(option: Option, value: unknown): boolean {
  switch (option.type) {
    case Type.String:
      return (
        typeof value === 'string' &&
        within(lengthOf(value), option.min_length, option.max_length) &&
        (option.choices === undefined || option.choices.some((choice) => choice.value === value))
      )
    case Type.Integer:
    case Type.Number:
      return (
        typeof value === 'number' &&
        (option.type === Type.Integer ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
        within(value, option.min_value, option.max_value) &&
        (option.choices === undefined || option.choices.some((choice) => choice.value === value))
      )
    case Type.Boolean:
      return typeof value === 'boolean'
    case Type.User:
    case Type.Channel:
    case Type.Role:
    case Type.Attachment:
      return typeof value === 'string' && isSnowflake(value)
    default:
      return assertNever(option)
  }
}

/**
 * Reads given options, in any order, by their declaration. Refuses an option that is missing, unknown, given twice, of
 * another type or outside its limits, and names the first such option.
 */
export function readOptions(options: Options, given: readonly GivenOption[]): ReadOptions {
  const values: Record<string, unknown> = {}
  for (const { name, type, value } of given) {
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    const repeated = Object.hasOwn(values, name)
    if (option === undefined || repeated || option.type !== type || !fits(option, value)) {
      return { ok: false, option: name }
    }
    values[name] = value
  }
  const missing = Object.keys(options).find((name) => options[name]?.required && !Object.hasOwn(values, name))
  if (missing !== undefined) return { ok: false, option: missing }
  // Each value was checked against its option's declaration above, which is all that `Values` means.
  return { ok: true, values: values as Values<Options> }
}
