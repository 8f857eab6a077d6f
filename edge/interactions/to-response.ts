import type { FirstResponse } from './answer.ts'

/**
 * The HTTP response to an interaction: JSON, or with a picture a form of JSON and file. The picture replaces the embeds.
 * https://discord.com/developers/docs/reference#uploading-files
 */
export function toResponse({ json, picture }: FirstResponse): Response {
  if (picture === null || !('data' in json)) return Response.json(json)
  const { name, type, bytes, description } = picture
  const form = new FormData()
  const data = { ...json.data, embeds: [], attachments: [{ id: 0, filename: name, description }] }
  form.set('payload_json', JSON.stringify({ ...json, data }))
  form.set('files[0]', new Blob([bytes], { type }), name)
  return new Response(form)
}
