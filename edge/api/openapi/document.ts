import type { AnyRoute } from '../route.ts'
import type { JsonSchema } from './json-schema.ts'
import { type Operation, operationOf, SECURITY_SCHEMES } from './operation.ts'

/** An OpenAPI document. https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApiDocument {
  openapi: string
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: readonly { url: string }[]
  tags: readonly { name: string }[]
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components: object
}

const PROBLEM: JsonSchema = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'The address of the documentation of this kind of problem' },
    title: { type: 'string', description: 'The kind of problem, in English' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong, in the language of `Accept-Language`' },
    instance: { type: 'string', description: 'The code of a failure in the log' },
    errors: {
      type: 'array',
      description: 'What is wrong with each part of the request',
      items: {
        type: 'object',
        properties: { at: { type: 'string', examples: ['body.amount'] }, detail: { type: 'string' } },
        required: ['at', 'detail'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
}

const PROBLEM_EXAMPLE = {
  type: 'https://prosperity.example/docs/api#not-found',
  title: 'Not found',
  status: 404,
  detail: 'There is no such server, or you may not see it.',
}

const DESCRIPTION =
  'Read and change what Prosperity knows about a server. Ids are texts, times are milliseconds since 1970, and lists come in ' +
  'parts: pass `next` of a part as `cursor` to get the part after it. Sentences are in the language of `Accept-Language`, ' +
  'and may have Discord’s formatting, e.g. `**bold**` and `<@123>`.'

/** The OpenAPI document of a list of routes. */
export function openApiDocument(routes: readonly AnyRoute[]): OpenApiDocument {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  const tags = [...new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap((one) => one.tags)))]
  return {
    openapi: '3.1.1',
    info: {
      title: 'Prosperity',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      schemas: { Problem: PROBLEM },
      responses: {
        Problem: {
          description: 'The request was refused, or failed',
          content: {
            'application/problem+json': {
              schema: { $ref: '#/components/schemas/Problem' },
              example: PROBLEM_EXAMPLE,
            },
          },
        },
      },
    },
  }
}
