import * as v from 'valibot'

/** EX_CONFIG of sysexits.h: a supervisor recognises a bad configuration by it and does not restart the process. */
export const BAD_CONFIGURATION_EXIT_CODE = 78

/** A wrong or missing variable. It never holds the value, which may be a secret that was put under the wrong key. */
export interface Problem {
  key: string
  /** e.g. `a whole number from 1 to 65535` */
  expected: string
  given: 'nothing' | 'something else'
}

/** Settings, or everything that is wrong with them. */
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] }

/**
 * Reads a process's settings from its environment. An empty value counts as missing.
 * @param schema an object, or an intersection of objects, over the keys of the environment. Each field's `v.description`
 * says what its value should be; for a check over several keys the issue's own message says it
 */
export function parseEnvironment<const Schema extends v.GenericSchema>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): Parsed<v.InferOutput<Schema>> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = v.safeParse(schema, given)
  if (parsed.success) return { ok: true, value: parsed.output }
  const problems = new Map<string, Problem>()
  for (const issue of parsed.issues) {
    const key = String(issue.path?.[0]?.key ?? 'environment')
    const own = issue.type === 'raw_transform' || issue.type === 'raw_check' ? issue.message : undefined
    const expected = own ?? descriptionOf(schema, key) ?? issue.expected ?? 'another value'
    if (!problems.has(key)) problems.set(key, { key, expected, given: key in given ? 'something else' : 'nothing' })
  }
  return { ok: false, problems: [...problems.values()] }
}

/** Finds a field's description through intersections, pipes and optional fields. */
function descriptionOf(schema: unknown, key: string): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('options' in schema && Array.isArray(schema.options)) {
    return schema.options.map((option) => descriptionOf(option, key)).find((text) => text !== undefined)
  }
  if (!('entries' in schema) || typeof schema.entries !== 'object' || schema.entries === null) return undefined
  return ownDescription(Object.entries(schema.entries).find(([name]) => name === key)?.[1])
}

function ownDescription(field: unknown): string | undefined {
  if (typeof field !== 'object' || field === null) return undefined
  // Every field of an object schema is a schema.
  const own = v.getDescription(field as v.GenericSchema)
  return own ?? ('wrapped' in field ? ownDescription(field.wrapped) : undefined)
}

/** The text that an operator reads when a process cannot start. It names each key once. */
export function describeProblems(problems: readonly Problem[]): string {
  const byKey = new Map(problems.map((problem) => [problem.key, problem]))
  const width = Math.max(...[...byKey.keys()].map((key) => key.length))
  const lines = [...byKey.values()].map(
    ({ key, expected, given }) =>
      `  ${key.padEnd(width)}  ${given === 'nothing' ? 'is missing; it' : 'is not usable; it'} should be ${expected}`,
  )
  return ['The configuration is not complete. In the environment, or in .env:', ...lines].join('\n')
}
