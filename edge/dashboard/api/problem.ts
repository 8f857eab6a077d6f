/** Why a request failed: the API's problem document (RFC 9457), or a failure that the browser noticed. */
export interface Problem {
  /** The API's kind, e.g. `version-conflict`; `offline` where no answer came; `broken` for an answer that is no JSON. */
  kind: string
  /** HTTP's status; 0 where no answer came. */
  status: number
  /** A sentence for the person, in the language of the page; empty where no answer came. */
  detail: string
  /** What is wrong with each part of the request. `at` is a path such as `body.values.xpRate`. */
  errors: readonly { at: string; detail: string }[]
  /** All members of the problem document. Some kinds have members of their own, which pages read here. */
  more: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isError = (value: unknown): value is { at: string; detail: string } =>
  isRecord(value) && typeof value.at === 'string' && typeof value.detail === 'string'

/** Reads the problem of an answer. @param body the parsed JSON; null where there is none */
export function readProblem(status: number, body: unknown): Problem {
  const more = isRecord(body) ? body : {}
  return {
    kind: typeof more.type === 'string' ? more.type.replace(/^.*[/:#]/, '') : 'broken',
    status,
    detail: typeof more.detail === 'string' ? more.detail : '',
    errors: Array.isArray(more.errors) ? more.errors.filter(isError) : [],
    more,
  }
}

/** The problem of a request without an answer. */
export const OFFLINE: Problem = { kind: 'offline', status: 0, detail: '', errors: [], more: {} }

/** The API's sentence about one part of a request; null where it has none. @param at the end of the part's path */
export const errorAt = (problem: Problem | null, at: string): string | null =>
  problem?.errors.find((error) => error.at === at || error.at.endsWith(`.${at}`))?.detail ?? null
