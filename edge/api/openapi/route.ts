import * as v from 'valibot'
import { type AnyRoute, route } from '../route.ts'
import { type OpenApiDocument, openApiDocument } from './document.ts'

/**
 * `GET /openapi.json`: the document of all routes, made at the first request.
 * @param routes gives all routes; it is called at that request, because the list contains this route
 */
export function openApiRoute(routes: () => readonly AnyRoute[]): AnyRoute {
  let made: OpenApiDocument | undefined
  return route({
    id: 'openapi',
    method: 'GET',
    path: '/openapi.json',
    access: 'anyone',
    summary: 'Describes all routes, as OpenAPI 3.1',
    reply: v.looseObject({ openapi: v.string() }),
    run() {
      made ??= openApiDocument(routes())
      return { body: { ...made } }
    },
  })
}
