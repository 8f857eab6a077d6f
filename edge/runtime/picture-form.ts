import type { Picture } from '../../shared/discord/message.ts'

/** A form of JSON and one file, which Discord takes in the place of JSON. https://discord.com/developers/docs/reference#uploading-files */
export function pictureForm(json: unknown, { name, type, bytes }: Picture): FormData {
  const form = new FormData()
  form.set('payload_json', JSON.stringify(json))
  form.set('files[0]', new Blob([bytes], { type }), name)
  return form
}

/** The fields of a message that shows a picture in the place of its embeds. */
export const pictured = ({ name, description }: Picture) => ({
  embeds: [],
  attachments: [{ id: 0, filename: name, description }],
})
