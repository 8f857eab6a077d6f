import { signal } from '@preact/signals'
import { OFFLINE, type Problem, readProblem } from './problem.ts'

/** Whether the API has refused a request because the session has ended. Then the page asks the person to log in again. */
export const sessionEnded = signal(false)

/** Whether the newest request reached the API. */
export const online = signal(true)

export type Answer<Value> =
  | { ok: true; status: number; value: Value; version: string | null }
  | { ok: false; problem: Problem }

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** The version that a change replaces (`If-Match`), or that a read knows already (`If-None-Match`). */
  version?: string | null
  /** Makes a repeated change count once. */
  idempotencyKey?: string
  signal?: AbortSignal
}

const unquoted = (tag: string | null): string | null => tag?.replace(/^(?:W\/)?"(.*)"$/, '$1') ?? null

function headersOf({ method = 'GET', body, version, idempotencyKey }: Call): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(version == null ? {} : { [method === 'GET' ? 'if-none-match' : 'if-match']: `"${version}"` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
}

/** Sends a request. @returns null where no answer came */
const send = (path: string, options: Call): Promise<Response | null> => {
  const { method = 'GET', body, signal: abort } = options
  return fetch(`/api/v1${path}`, {
    method,
    headers: headersOf(options),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(abort === undefined ? {} : { signal: abort }),
  }).catch((error: unknown) => {
    if (abort?.aborted) throw error
    return null
  })
}

/**
 * Sends a request to the API, in the name of the person who is logged in. A failure is a value.
 * @param path below `/api/v1`, e.g. `/me`
 * @throws nothing but the error of a signal that was aborted
 */
export async function call<Value = unknown>(path: string, options: Call = {}): Promise<Answer<Value>> {
  const response = await send(path, options)
  online.value = response !== null
  if (response === null) return { ok: false, problem: OFFLINE }
  const value: unknown = await response.json().catch(() => null)
  if (response.ok || response.status === 304) {
    // The page names the type of the API's schema. The API's tests check its replies against that schema.
    return { ok: true, status: response.status, value: value as Value, version: unquoted(response.headers.get('etag')) }
  }
  if (response.status === 401) sessionEnded.value = true
  return { ok: false, problem: readProblem(response.status, value) }
}
