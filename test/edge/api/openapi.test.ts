import { expect, test } from 'bun:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import * as v from 'valibot'
import { openApiDocument } from '../../../edge/api/openapi/document.ts'
import { jsonSchemaOf } from '../../../edge/api/openapi/json-schema.ts'
import { sampleOf } from '../../../edge/api/openapi/sample.ts'
import { routes } from '../../../edge/api/routes.ts'

const document = openApiDocument(routes)

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)))
  expect(errors).toBeUndefined()
  expect([valid, validator.version]).toEqual([true, '3.1'])
})

test('the document has every route, and says who may use it', () => {
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(routes.map(({ id }) => id).sort())
  for (const { operationId, security } of operations) {
    const route = routes.find(({ id }) => id === operationId)
    const byKey = security.some((one) => 'key' in one)
    expect([operationId, byKey]).toEqual([operationId, route?.key !== undefined])
  }
})

test('the example of each body is one that the route accepts', () => {
  for (const { id, request = {} } of routes) {
    if (request.body === undefined) continue
    const parsed = v.safeParse(request.body, sampleOf(jsonSchemaOf(request.body, 'input')))
    expect([id, parsed.issues?.map(({ message }) => message)]).toEqual([id, undefined])
  }
})

test('a summary is one sentence without a full stop', () => {
  for (const { id, summary } of routes) expect([id, /^[A-Z][^\n]{5,120}[^.]$/.test(summary)]).toEqual([id, true])
})

test('the descriptions of fields are in the document: of parameters, bodies and replies', () => {
  const { get } = document.paths['/guilds/{guild_id}/members'] ?? {}
  const described = get?.parameters.filter(({ description }) => description !== undefined).map(({ name }) => name)
  expect(described).toEqual(['query', 'cursor'])
  const text = JSON.stringify(document)
  expect(text).toContain('"description":"Shown in the audit log"')
  expect(text).toContain('"description":"Number of messages that earned XP"')
})
