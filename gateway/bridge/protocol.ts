import * as v from 'valibot'
import type { WireError } from './errors.ts'
import type { WireField } from './fields.ts'

export const EXECUTE_PATH = '/psdb.v1alpha1.Database/Execute'
export const CREATE_SESSION_PATH = '/psdb.v1alpha1.Database/CreateSession'

/** What a client carries from one statement to the next, unread. Signed, so that it comes back as it was given. */
export const wireSession = v.object({
  signature: v.string(),
  vitessSession: v.object({
    SessionUUID: v.string(),
    autocommit: v.literal(true),
    inTransaction: v.boolean(),
    /** `SET` and `USE` statements that hold from here on. */
    settings: v.array(v.string()),
    /** A `SET TRANSACTION` that holds for the next transaction alone. */
    nextTransaction: v.nullable(v.string()),
  }),
})
export type WireSession = v.InferOutput<typeof wireSession>
export type SessionState = WireSession['vitessSession']

export const executeRequest = v.object({ query: v.string(), session: v.nullish(wireSession) })

export interface WireRow {
  /** Each value's length in bytes, in decimal; `-1` is NULL. */
  lengths: string[]
  /** All values' bytes, one after the other, in base64. */
  values: string
}

export interface WireResult {
  fields?: WireField[]
  rows?: WireRow[]
  rowsAffected?: string
  insertId?: string
}

/** A statement's error comes with HTTP 200, as PlanetScale sends it. */
export interface ExecuteResponse {
  session: WireSession
  result?: WireResult
  error?: WireError
  /** Seconds. */
  timing: number
}

/** @param values the bytes exactly as MySQL sent them */
export function wireRow(values: readonly (Buffer | null)[]): WireRow {
  return {
    lengths: values.map((value) => (value === null ? '-1' : String(value.length))),
    values: Buffer.concat(values.filter((value) => value !== null)).toString('base64'),
  }
}
