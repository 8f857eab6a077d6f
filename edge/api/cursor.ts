import * as v from 'valibot'
import { cursor } from '../../shared/api/parts.ts'
import { fromBase64, toBase64Url } from '../../shared/base64.ts'

/** The place in a list after which its next part begins, as an opaque text. @param values of the last entry before that place, by which the list is ordered */
export const writeCursor = (values: readonly (string | number)[]): string =>
  toBase64Url(new TextEncoder().encode(JSON.stringify(values)))

function decode(text: string): unknown {
  const bytes = fromBase64(text)
  if (bytes === null) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/**
 * The schema of a cursor that a page sends again and again while it is open. An upgrade may meet it with a cursor of another
 * release, so a text that has no such values is null instead of an error: the reply then starts anew.
 */
export const cursorOrNull = <const Values extends v.GenericSchema>(
  values: Values,
): v.GenericSchema<string, v.InferOutput<Values> | null> =>
  v.pipe(
    cursor,
    v.transform((text) => {
      const parsed = v.safeParse(values, decode(text))
      return parsed.success ? parsed.output : null
    }),
  )

/**
 * The schema of a cursor in a query. A text that `writeCursor` did not make is an error of that part of the request.
 * @param values the schema of the values, e.g. `v.tuple([count, id])`
 */
export const cursorOf = <const Values extends v.GenericSchema>(
  values: Values,
): v.GenericSchema<string, v.InferOutput<Values>> =>
  v.pipe(
    cursor,
    v.rawTransform<string, v.InferOutput<Values>>(({ dataset, addIssue, NEVER }) => {
      const parsed = v.safeParse(values, decode(dataset.value))
      if (parsed.success) return parsed.output
      addIssue({ message: 'not a cursor' })
      return NEVER
    }),
  )
