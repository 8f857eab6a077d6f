import * as v from 'valibot'
import type { Queries } from '../../shared/database/queries.ts'
import { claimReply, releaseReply, type StoredReply, storeReply } from '../../shared/database/web/api-replies.ts'
import { sha256 } from '../sessions/session-id.ts'
import { type Problem, refuse } from './problem.ts'
import type { Rendered } from './respond.ts'
import type { SayApi } from './texts.ts'

const HEADER = 'idempotency-key'
const VALID = /^[!-~]{1,100}$/

/** Workers end all work 30 s after a response. A request that has no reply after this time will never have one. */
const UNDER_WAY_MS = 60_000

/** The column holds 64 KiB; a longer reply is not repeated. */
const LONGEST_REPLY = 60_000

/** The reply to a write, as it is stored. */
const storedSchema = v.object({ json: v.nullable(v.string()), headers: v.record(v.string(), v.string()) })

/** A write with its Idempotency-Key. */
export interface Repeatable {
  database: Queries
  /** The API key or session. */
  caller: string
  key: string
  request: Request
  /** The body, before it is parsed. */
  text: string
  now: number
  say: SayApi
}

/** The Idempotency-Key of a request. @returns null where there is none, `invalid` where it is too long or has other characters */
export function idempotencyKeyOf({ headers }: Request): string | 'invalid' | null {
  const key = headers.get(HEADER)
  if (key === null) return null
  return VALID.test(key) ? key : 'invalid'
}

/**
 * A text for a request: the same for each repetition with its Idempotency-Key, and another one for every other caller.
 * Without a valid Idempotency-Key, each request has a new text. It is a hash, because the header may be longer than a column.
 */
export async function requestKeyOf(request: Request, caller: string): Promise<string> {
  const key = idempotencyKeyOf(request)
  return key === null || key === 'invalid' ? crypto.randomUUID() : sha256(`${caller}\n${key}`)
}

/** Hash of the parts by which a repeated request is recognised. */
const hashOf = (request: Request, text: string): Promise<string> => {
  const { pathname, search } = new URL(request.url)
  return sha256([request.method, pathname, search, request.headers.get('if-match') ?? '', text].join('\n'))
}

/** The reply to a request whose key was used before. */
function repeat(stored: StoredReply, requestHash: string, { now, say }: Repeatable): Rendered | Problem {
  if (stored.requestHash !== requestHash) return refuse('cannot-do', say('keyOfRequestUsed'))
  if (stored.status === null) {
    return now - stored.createdAt < UNDER_WAY_MS
      ? refuse('conflict', say('underWay'), { retryAfterSeconds: 1 })
      : refuse('conflict', say('outcomeUnknown'))
  }
  const parsed = v.safeParse(storedSchema, stored.reply === null ? null : JSON.parse(stored.reply))
  const { json, headers } = parsed.success ? parsed.output : { json: null, headers: {} }
  return { status: stored.status, json, headers: { ...headers, 'idempotent-replayed': 'true' } }
}

/**
 * Carries out a write at most once for its Idempotency-Key. A repeated request gets the reply of the first one. A refused
 * request has changed nothing, so that its key can be used again. A request that failed may have changed something, so its
 * key stays used.
 */
export async function once(repeatable: Repeatable, work: () => Promise<Rendered>): Promise<Rendered | Problem> {
  const { database, caller, key: idempotencyKey, request, text, now } = repeatable
  // The key is stored as a hash, because the column does not distinguish capital and small letters.
  const key = { caller, idempotencyKey: await sha256(idempotencyKey) }
  const requestHash = await hashOf(request, text)
  const stored = await claimReply(database, key, requestHash, now)
  if (stored !== null) return repeat(stored, requestHash, repeatable)
  const rendered = await work()
  const { status, json, headers } = rendered
  if (status >= 400) {
    await releaseReply(database, key)
    return rendered
  }
  const reply = JSON.stringify({ json, headers })
  await storeReply(database, key, status, reply.length > LONGEST_REPLY ? null : reply)
  return rendered
}
