import * as v from 'valibot'
import { readBody } from '../runtime/read-body.ts'
import { describeIssues } from './issues.ts'
import { type PartError, type Problem, refuse } from './problem.ts'
import type { AnyRoute } from './route.ts'
import type { SayApi } from './texts.ts'

const KIB = 1024
/** The largest body that a route takes, unless it declares another size. */
export const LARGEST_BODY_KIB = 64

/** The parts of a request as texts and JSON, not checked yet. */
interface Parts {
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** Undefined where the request has none. */
  body: unknown
}

/** The checked parts, or the refusal. `text` is the body before it is parsed. */
export type CheckedInput = { ok: true; input: Record<string, unknown>; text: string } | { ok: false; problem: Problem }

const isJson = (type: string | null): boolean => /^application\/json\s*(;|$)/i.test(type ?? '')

/** Parses JSON; `ok` is false for text that is not JSON. */
function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/** Reads the body of a request. */
async function readJson(
  request: Request,
  { largestBodyKib: kib = LARGEST_BODY_KIB }: AnyRoute,
  say: SayApi,
): Promise<{ ok: true; text: string; body: unknown } | { ok: false; problem: Problem }> {
  const no = (problem: Problem) => ({ ok: false, problem }) as const
  if (request.method === 'GET' || request.method === 'HEAD') return { ok: true, text: '', body: undefined }
  const text = await readBody(request, kib * KIB)
  if (text === null) return no(refuse('too-large', say('tooLarge', { kib })))
  if (text === '') return { ok: true, text, body: undefined }
  if (!isJson(request.headers.get('content-type'))) return no(refuse('wrong-media-type', say('notJson')))
  const parsed = parseJson(text)
  return parsed.ok ? { ok: true, text, body: parsed.value } : no(refuse('bad-request', say('notJson')))
}

/** Names that a query has more than once. */
const repeatedIn = (query: URLSearchParams): string[] => {
  const names = [...query.keys()]
  return [...new Set(names.filter((name, nth) => names.indexOf(name) !== nth))]
}

/** Checks every part of a request by the route's schemas, and names every error. */
function check(
  { request = {} }: AnyRoute,
  { params, query, body }: Parts,
  say: SayApi,
): { input: Record<string, unknown>; errors: PartError[] } {
  const input: Record<string, unknown> = {}
  const errors: PartError[] = repeatedIn(query).map((name) => ({ at: `query.${name}`, detail: say('givenTwice') }))
  const part = (name: 'params' | 'query' | 'body', value: unknown): void => {
    const schema = request[name]
    if (schema === undefined) return
    const parsed = v.safeParse(schema, value)
    if (parsed.success) input[name] = parsed.output
    else errors.push(...describeIssues(name, parsed.issues, say))
  }
  part('params', params)
  part('query', Object.fromEntries(query))
  part('body', body)
  if (request.query === undefined)
    errors.push(...[...new Set(query.keys())].map((name) => ({ at: `query.${name}`, detail: say('unknownPart') })))
  if (request.body === undefined && body !== undefined) errors.push({ at: 'body', detail: say('noBody') })
  return { input, errors }
}

/** Reads and checks the parts of a request. */
export async function readInput(
  request: Request,
  route: AnyRoute,
  { params, query }: Pick<Parts, 'params' | 'query'>,
  say: SayApi,
): Promise<CheckedInput> {
  const read = await readJson(request, route, say)
  if (!read.ok) return read
  const { input, errors } = check(route, { params, query, body: read.body }, say)
  if (errors.length > 0) return { ok: false, problem: refuse('bad-request', say('notUsable'), { errors }) }
  return { ok: true, input, text: read.text }
}
