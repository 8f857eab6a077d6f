import * as v from 'valibot'
import type { WireError } from './errors.ts'

export const EXECUTE_PATH = '/psdb.v1alpha1.Database/Execute'
export const CREATE_SESSION_PATH = '/psdb.v1alpha1.Database/CreateSession'

/** The session that a client sends back with each statement. It is signed, so that a client cannot change it. */
const wireSession = v.object({
  signature: v.string(),
  vitessSession: v.object({
    SessionUUID: v.string(),
    autocommit: v.literal(true),
    inTransaction: v.boolean(),
    /** `SET` and `USE` statements that apply to all later statements. */
    settings: v.array(v.string()),
    /** A `SET TRANSACTION` statement that applies to the next transaction only. */
    nextTransaction: v.nullable(v.string()),
  }),
})
export type WireSession = v.InferOutput<typeof wireSession>
export type SessionState = WireSession['vitessSession']

const executeRequest = v.object({ query: v.string(), session: v.nullish(wireSession) })
export type ExecuteRequest = v.InferOutput<typeof executeRequest>

/**
 * Makes a function that parses the JSON text of a request to run a statement. It returns null for any other text.
 * @param empty the session without settings and transaction; nearly all requests have it
 */
export function createRequestReader(empty: WireSession): (body: string) => ExecuteRequest | null {
  const usualStart = '{"query":'
  // Clients send a session exactly as they received it. A string cannot end a request like this, because its quotes are escaped.
  const usualEnd = `,"session":${JSON.stringify(empty)}}`
  return (body) => {
    if (body.startsWith(usualStart) && body.endsWith(usualEnd)) {
      const query = parseJson(body.slice(usualStart.length, -usualEnd.length))
      if (typeof query === 'string') return { query, session: empty }
    }
    const parsed = v.safeParse(executeRequest, parseJson(body))
    return parsed.success ? parsed.output : null
  }
}

/** The value of a JSON text; undefined where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export interface WireResult {
  /** The JSON text of each column, as `fieldText` makes it. */
  columns?: string[]
  /** The JSON text of each row, as `rowText` makes it. */
  rows?: string[]
  rowsAffected?: string
  insertId?: string
}

/** The response to a statement. An error has HTTP status 200 too, as at PlanetScale. */
export interface ExecuteResponse {
  session: WireSession
  result?: WireResult
  error?: WireError
}

/** Makes a function that writes responses as JSON. @param empty the session that nearly all responses have */
export function createResponseWriter(empty: WireSession): (response: ExecuteResponse, seconds: number) => string {
  const emptyText = JSON.stringify(empty)
  return ({ session, result, error }, seconds) => {
    const outcome = result === undefined ? `"error":${JSON.stringify(error)}` : `"result":${resultText(result)}`
    return `{"session":${session === empty ? emptyText : JSON.stringify(session)},${outcome},"timing":${seconds}}`
  }
}

function resultText(result: WireResult): string {
  const { columns, rows = [] } = result
  if (columns === undefined) return JSON.stringify(result)
  return `{"fields":[${columns.join(',')}],"rows":[${rows.join(',')}]}`
}
