import type * as v from 'valibot'

export interface FormError {
  code: string
  message: string
}

/** Errors of a form in the shape of the form, `_errors` at the fields in question. */
export interface FormErrors {
  _errors?: FormError[]
  [field: string]: FormErrors | FormError[] | undefined
}

/** Discord's code and wording as one text, for valibot's messages. */
export const wording = (code: string, message: string): string => `${code}: ${message}`

export const tooLong = (most: number): string => wording('BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`)
export const badLength = (least: number, most: number): string =>
  wording('BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`)
const REQUIRED: FormError = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }

export type Issues = readonly Pick<v.BaseIssue<unknown>, 'kind' | 'type' | 'message' | 'input' | 'path' | 'expected'>[]

/** valibot's issues as Discord's tree. */
export function formErrors(issues: Issues): FormErrors {
  const tree: FormErrors = {}
  for (const issue of issues)
    addError(
      tree,
      (issue.path ?? []).map((item) => String(item.key)),
      errorOf(issue),
    )
  return tree
}

/** Puts an error at a path of the tree. */
export function addError(tree: FormErrors, path: readonly string[], error: FormError): FormErrors {
  let node = tree
  for (const key of path) {
    const child = node[key]
    const next: FormErrors = child && !Array.isArray(child) ? child : {}
    node[key] = next
    node = next
  }
  node._errors = [...(node._errors ?? []), error]
  return tree
}

const CONVERSIONS: Record<string, FormError> = {
  string: { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' },
  number: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not a number.' },
  integer: { code: 'NUMBER_TYPE_COERCE', message: 'Value is not int.' },
  boolean: { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' },
  array: { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' },
  object: { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' },
  loose_object: { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' },
}

function errorOf(issue: Issues[number]): FormError {
  if (issue.input === undefined) return REQUIRED
  const [, code, message] = issue.message.match(/^([A-Z][A-Z0-9_]+): (.*)$/s) ?? []
  if (code && message) return { code, message }
  if (issue.type === 'picklist' || issue.type === 'literal' || issue.type === 'variant') {
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of ${issue.expected ?? 'the known values'}.` }
  }
  return CONVERSIONS[issue.type] ?? { code: 'BASE_TYPE_INVALID', message: issue.message }
}
