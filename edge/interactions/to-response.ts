import { pictured, pictureForm } from '../runtime/picture-form.ts'
import type { FirstResponse } from './answer.ts'

/** The HTTP response to an interaction: JSON, or with a picture a form of JSON and file. The picture replaces the embeds. */
export function toResponse({ json, picture }: FirstResponse): Response {
  if (picture === null || !('data' in json)) return Response.json(json)
  return new Response(pictureForm({ ...json, data: { ...json.data, ...pictured(picture) } }, picture))
}
