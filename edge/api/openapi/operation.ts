import { type GenericSchema, is } from 'valibot'
import { SESSION_COOKIE } from '../../sessions/cookies.ts'
import { placeholdersOf } from '../match.ts'
import { PROBLEMS, type ProblemKind } from '../problem.ts'
import { type AnyRoute, isWrite } from '../route.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { sampleOf } from './sample.ts'

/** A value in the path, the query or a header. */
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required: boolean
  description?: string
  schema: JsonSchema
  example?: unknown
}

interface Content {
  'application/json': { schema: JsonSchema; example: unknown }
}

/** An operation of the OpenAPI document. https://spec.openapis.org/oas/v3.1.1.html#operation-object */
export interface Operation {
  operationId: string
  tags: readonly string[]
  summary: string
  description: string
  security: readonly Readonly<Record<string, readonly string[]>>[]
  parameters: readonly Parameter[]
  requestBody?: { required: boolean; content: Content }
  responses: Readonly<Record<string, object>>
}

/** The two kinds of credentials. */
export const SECURITY_SCHEMES = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key of a server: `Authorization: Bearer pro_...`. A key with the scope `write` can also read.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: SESSION_COOKIE,
    description: 'The login of a person in the dashboard. Other programs use keys.',
  },
} as const

const ID: JsonSchema = { type: 'string', pattern: '^\\d{1,20}$', description: 'An id of Discord' }

const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The version that the change replaces: the `ETag` of the reply that was read',
  schema: { type: 'string' },
  example: '"1785542400000"',
}

const OPTIONAL_IF_MATCH: Parameter = {
  ...IF_MATCH,
  required: false,
  description:
    'The `version` that was read. Where the configuration has a newer version, nothing is changed. Without it, the change is made whatever the version is',
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A new text for each change. A request that is sent again with the same one gets the first reply for a day. A change of a member’s XP is not made again for 90 days',
  schema: { type: 'string', minLength: 1, maxLength: 100 },
  example: 'a5b0c1d2-3e4f',
}

const isUndefined = (schema: GenericSchema): boolean => schema.type === 'undefined'

/** The properties of an object's schema, as parameters. */
function parametersOf(place: 'path' | 'query', schema: GenericSchema | undefined): Parameter[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input')
  return Object.entries(properties).map(([name, { description, ...own }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: own,
    example: sampleOf(own, name),
  }))
}

function pathParameters({ path, request }: AnyRoute): Parameter[] {
  const declared = parametersOf('path', request?.params)
  return placeholdersOf(path).map(
    (name) =>
      declared.find((one) => one.name === name) ?? {
        name,
        in: 'path',
        required: true,
        schema: ID,
        example: sampleOf(ID),
      },
  )
}

const contentOf = (schema: JsonSchema): Content => ({ 'application/json': { schema, example: sampleOf(schema) } })

/** The problems that a route can answer with, besides its own. */
function problemsOf(route: AnyRoute): ProblemKind[] {
  const write: ProblemKind[] = ['conflict', 'cannot-do']
  const body: ProblemKind[] = ['too-large', 'wrong-media-type']
  const version: ProblemKind[] = ['version-conflict', 'version-needed']
  return [
    'bad-request',
    ...(route.access === 'anyone' ? [] : (['not-logged-in', 'forbidden', 'not-found'] as const)),
    ...(isWrite(route) ? write : []),
    ...(route.request?.body === undefined ? [] : body),
    ...(route.needsVersion ? version : route.takesVersion ? version.slice(0, 1) : []),
    'too-many-requests',
    'failed',
    'unavailable',
  ]
}

/** Who may use a route, in words. */
function audienceOf({ access, key }: AnyRoute): string {
  if (access === 'anyone') return 'Needs no login.'
  const inDashboard = {
    person: 'everybody who is logged in',
    viewer: 'viewers, managers and administrators of the server',
    manager: 'managers and administrators of the server',
    admin: 'administrators of the server',
  }[access]
  return key === undefined
    ? `Only in the dashboard: ${inDashboard}.`
    : `An API key with the scope \`${key}\`. In the dashboard: ${inDashboard}.`
}

function securityOf({ access, key }: AnyRoute): Operation['security'] {
  if (access === 'anyone') return []
  return [...(key === undefined ? [] : [{ key: [] }]), { session: [] }]
}

function successOf(route: AnyRoute): Record<string, object> {
  if (isUndefined(route.reply)) return { 204: { description: 'Done' } }
  const tag = route.needsVersion
    ? { headers: { ETag: { description: 'The new version', schema: { type: 'string' } } } }
    : {}
  const content = contentOf(jsonSchemaOf(route.reply, 'output'))
  if (route.files !== undefined) {
    const texts = Object.fromEntries(route.files.map((type) => [type, { schema: { type: 'string' } }]))
    const headers = { 'Content-Disposition': { description: 'The name of the file', schema: { type: 'string' } } }
    const description = 'The file. It is complete only where the transfer ends without an error'
    return { 200: { description, headers, content: { ...texts, ...content } } }
  }
  return { [route.status ?? 200]: { description: 'Done', ...tag, content } }
}

/** The operation of a route. */
export function operationOf(route: AnyRoute): Operation {
  const { id, summary, request = {} } = route
  const headers = [
    ...(route.needsVersion ? [IF_MATCH] : route.takesVersion ? [OPTIONAL_IF_MATCH] : []),
    ...(isWrite(route) && !route.showsSecret ? [IDEMPOTENCY_KEY] : []),
  ]
  const statuses = [...new Set(problemsOf(route).map((kind) => PROBLEMS[kind]))]
  const problem = { $ref: '#/components/responses/Problem' }
  return {
    operationId: id,
    tags: [id.split('.')[0] ?? id],
    summary,
    description: audienceOf(route),
    security: securityOf(route),
    parameters: [...pathParameters(route), ...parametersOf('query', request.query), ...headers],
    ...(request.body !== undefined && {
      requestBody: { required: !is(request.body, undefined), content: contentOf(jsonSchemaOf(request.body, 'input')) },
    }),
    responses: { ...successOf(route), ...Object.fromEntries(statuses.map((status) => [status, problem])) },
  }
}
