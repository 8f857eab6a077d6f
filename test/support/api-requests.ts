import { placeholdersOf } from '../../edge/api/match.ts'
import { jsonSchemaOf } from '../../edge/api/openapi/json-schema.ts'
import { sampleOf } from '../../edge/api/openapi/sample.ts'
import type { AnyRoute } from '../../edge/api/route.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'

/** A request whose path and body fit the schemas of its route. */
export interface SampleRequest {
  /** Below `/api/v1`. */
  path: string
  body: unknown
}

/** A sample of each property of an object's schema. */
function sampleObject(schema: AnyRoute['reply'] | undefined): Record<string, unknown> {
  const sample = schema === undefined ? {} : sampleOf(jsonSchemaOf(schema, 'input'))
  return typeof sample === 'object' && sample !== null ? { ...sample } : {}
}

/** Makes a request to a route from samples of its schemas. @param guildId the guild, if the route is about one */
export function sampleRequest({ path, request = {} }: AnyRoute, guildId: Snowflake): SampleRequest {
  const samples = { ...sampleObject(request.params), guild_id: guildId }
  const filled = placeholdersOf(path).reduce(
    (text, name) => text.replace(`:${name}`, encodeURIComponent(String(Reflect.get(samples, name) ?? guildId))),
    path,
  )
  const body = request.body === undefined ? undefined : sampleOf(jsonSchemaOf(request.body, 'input'))
  return { path: filled, body }
}

/** Whether a route refuses fields of the body that it does not know. */
export const isStrict = ({ request = {} }: AnyRoute): boolean =>
  request.body !== undefined && jsonSchemaOf(request.body, 'input').additionalProperties === false
