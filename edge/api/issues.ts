import type { BaseIssue } from 'valibot'
import type { PartError } from './problem.ts'
import type { SayApi } from './texts.ts'

/** The most errors that a refusal lists. */
const MOST_ERRORS = 50
/** A refusal lists the choices of a value where their text has at most this many characters. */
const LONGEST_CHOICES = 300

/** e.g. `body.values.0.key` */
const placeOf = (part: string, { path }: BaseIssue<unknown>): string =>
  [part, ...(path ?? []).map(({ key }) => String(key).slice(0, 100))].join('.')

/** A number, or a text without the quotes in which valibot shows it. */
const limitOf = ({ requirement }: BaseIssue<unknown>): number | string =>
  typeof requirement === 'number' ? requirement : String(requirement)

/** The choices that valibot lists as `("a" | "b")`. */
const choicesOf = (expected: string): string =>
  expected
    .replace(/^\(|\)$/g, '')
    .replaceAll('"', '')
    .replaceAll(' | ', ', ')

function detailOf(issue: BaseIssue<unknown>, say: SayApi): string {
  const { kind, type, expected, received } = issue
  const count = (limit: unknown): number => (typeof limit === 'number' ? limit : Number(limit))
  if (expected === 'never' && type === 'strict_object') return say('unknownPart')
  if (received === 'undefined' && kind === 'schema') return say('missing')
  switch (type) {
    case 'min_value':
      return say('atLeast', { limit: limitOf(issue) })
    case 'max_value':
      return say('atMost', { limit: limitOf(issue) })
    case 'min_length':
    case 'non_empty':
      return say('longerThan', { limit: type === 'non_empty' ? 1 : count(issue.requirement) })
    case 'max_length':
      return say('shorterThan', { limit: count(issue.requirement) })
    case 'picklist':
    case 'literal':
    case 'enum':
    case 'variant':
      return expected === null || expected.length > LONGEST_CHOICES
        ? say('otherValue')
        : say('oneOf', { choices: choicesOf(expected) })
    case 'regex':
    case 'check':
      return say('otherValue')
    default:
      return kind === 'schema' && expected !== null && expected.length <= LONGEST_CHOICES
        ? say('otherKind', { kind: expected.toLowerCase() })
        : say('otherValue')
  }
}

/** Describes the errors in one part of a request, each with its place. @param part `params`, `query` or `body` */
export const describeIssues = (part: string, issues: readonly BaseIssue<unknown>[], say: SayApi): PartError[] =>
  issues.slice(0, MOST_ERRORS).map((issue) => ({ at: placeOf(part, issue), detail: detailOf(issue, say) }))
