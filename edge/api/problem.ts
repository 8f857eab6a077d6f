/** The kinds of problems with their statuses. A kind is the last part of a problem's `type`. */
export const PROBLEMS = {
  'bad-request': 400,
  'not-logged-in': 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'version-conflict': 412,
  'too-large': 413,
  'wrong-media-type': 415,
  'cannot-do': 422,
  'version-needed': 428,
  'too-many-requests': 429,
  failed: 500,
  unavailable: 503,
} as const

export type ProblemKind = keyof typeof PROBLEMS

/** An error in one part of a request. `at` is a path such as `body.xpRate`. */
export interface PartError {
  at: string
  detail: string
}

/** A refusal, as `application/problem+json`. https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  problem: ProblemKind
  /** A sentence for the person, in their language: what is wrong, and what to do. */
  detail: string
  /** The errors in the parts of the request. */
  errors?: readonly PartError[]
  /** More facts, as further members of the JSON. */
  more?: Readonly<Record<string, unknown>>
  /** Seconds until another try can succeed. */
  retryAfterSeconds?: number
}

/** Makes a refusal. */
export const refuse = (
  problem: ProblemKind,
  detail: string,
  rest: Omit<Problem, 'problem' | 'detail'> = {},
): Problem => ({
  problem,
  detail,
  ...rest,
})
