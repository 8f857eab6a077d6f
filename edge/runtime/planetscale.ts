import { cast, DatabaseError, type Field, UnknownError } from '@planetscale/database'
import { integerValue } from '../../shared/database/query/values.ts'
import { sqlValue } from './sql-value.ts'

/** Posts a statement, once: a runtime that sends it again where the answer is lost would have it carried out twice. */
export type SendOnce = (url: string, init: RequestInit) => Promise<Response>

/** Where statements go, and with which headers. */
export interface Endpoint {
  url: string
  headers: Readonly<Record<string, string>>
  send: SendOnce
}

/** What PlanetScale answers to a statement. */
interface Answer {
  result?: { fields?: Field[]; rows?: WireRow[]; rowsAffected?: string; insertId?: string }
  error?: { message: string; code: string }
}

/** Each value's length in bytes, -1 for null, and all values' bytes in base64. */
interface WireRow {
  lengths: string[]
  values?: string
}

export interface Result {
  rows: unknown[]
  rowsAffected: string
  insertId: string
}

/** @param url `https://user:password@host`; only loopback's `http:` stays as it is */
export function endpointOf(url: string, send: SendOnce): Endpoint {
  const { protocol, host, username, password } = new URL(url)
  return {
    url: `${protocol === 'http:' ? protocol : 'https:'}//${host}/psdb.v1alpha1.Database/Execute`,
    headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa(`${username}:${password}`)}` },
    send,
  }
}

/**
 * A statement with its values in it. The driver's own function reads every character of the statement, to find question
 * marks in quotes and comments. Our statements have none there.
 * @throws Error where a statement has another number of question marks than of values
 */
export function withValues(sql: string, values: readonly unknown[]): string {
  const [first = '', ...rest] = sql.split('?')
  if (rest.length !== values.length) throw new Error('a statement has another number of question marks than of values')
  let filled = first
  for (const [index, text] of rest.entries()) filled += sqlValue(values[index]) + text
  return filled
}

/**
 * Sends a statement to PlanetScale, or to the bridge. The driver does the same, but makes three URLs, the headers and a
 * list of types anew for each statement: a twentieth of the time of a `/level`.
 * @throws DatabaseError where the database refuses the statement, UnknownError where something else answers
 */
export async function post({ url, headers, send }: Endpoint, query: string, signal: AbortSignal): Promise<Result> {
  const response = await send(url, { method: 'POST', headers, body: JSON.stringify({ query, session: null }), signal })
  const text = await response.text()
  if (!response.ok) throw failureOf(response, text)
  // The protocol's own shape, which the driver trusts, too.
  const { result, error } = JSON.parse(text) as Answer
  if (error) throw new DatabaseError(error.message, 400, error)
  const { fields = [], rows = [], rowsAffected = '0', insertId = '0' } = result ?? {}
  return { rows: decode(fields, rows), rowsAffected, insertId }
}

function failureOf({ status, statusText }: Response, text: string): DatabaseError {
  try {
    const { error } = JSON.parse(text) as Answer
    if (error) return new DatabaseError(error.message, status, error)
  } catch {
    // Not JSON: a proxy in between answered.
  }
  const context = { status, statusText, body: text.slice(0, 4_096), headers: {} }
  return new UnknownError(`Expected JSON response from database API, got HTTP ${status}`, context)
}

/** What PlanetScale sends as text because it may not fit a JavaScript number. */
const AS_TEXT = new Set(['INT64', 'UINT64', 'DECIMAL'])
const AS_NUMBER = new Set(['INT8', 'INT16', 'INT24', 'INT32', 'UINT8', 'UINT16', 'UINT24', 'UINT32'])
const IS_TEXT = new Set(['CHAR', 'VARCHAR', 'TEXT'])
const ASCII = /^[ -~]*$/

/** How the values of a column are read: chosen once for all rows. */
function readerOf(field: Field): (bytes: string) => unknown {
  const type = field.type ?? 'NULL'
  if (AS_TEXT.has(type)) return (bytes) => integerValue(field.name, bytes)
  if (AS_NUMBER.has(type)) return Number
  const typed = { ...field, type }
  // The driver decodes UTF-8 byte by byte; most texts are the same without.
  if (IS_TEXT.has(type)) return (bytes) => (ASCII.test(bytes) ? bytes : cast(typed, bytes))
  return (bytes) => cast(typed, bytes)
}

function decode(fields: readonly Field[], rows: readonly WireRow[]): unknown[] {
  const columns = fields.map((field) => ({ name: field.name, read: readerOf(field) }))
  return rows.map(({ lengths, values }) => {
    const bytes = values ? atob(values) : ''
    const row: Record<string, unknown> = {}
    let from = 0
    for (const [index, { name, read }] of columns.entries()) {
      const length = Number(lengths[index])
      row[name] = length < 0 ? null : read(bytes.slice(from, from + length))
      from += Math.max(0, length)
    }
    return row
  })
}
