import * as v from 'valibot'
import { type Answer, invalidForm } from './answers.ts'
import { formErrors } from './form-errors.ts'

export type Parsed<T> = { ok: true; value: T } | { ok: false; answer: Answer }

/** Reads a body by its schema, or answers 50035 with the tree of errors. */
export function parse<Schema extends v.GenericSchema>(schema: Schema, body: unknown): Parsed<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, body ?? {})
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, answer: invalidForm(formErrors(parsed.issues)) }
}
