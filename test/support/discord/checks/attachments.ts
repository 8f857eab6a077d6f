import * as v from 'valibot'
import { addError, type FormErrors, formErrors, tooLong } from '../rest/form-errors.ts'

/** A file of a message. */
export interface SentFile {
  filename: string
  description: string | undefined
  contentType: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Discord's limits for servers without boosts. https://discord.com/developers/docs/reference#uploading-files */
const LARGEST_FILE_BYTES = 10 * 1024 * 1024
const MOST_FILES = 10
const LONGEST_DESCRIPTION = 1_024

const FILE = /^files\[(\d+)\]$/

const attachments = v.array(
  v.looseObject({
    id: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
    filename: v.optional(v.string()),
    description: v.nullish(v.pipe(v.string(), v.maxLength(LONGEST_DESCRIPTION, tooLong(LONGEST_DESCRIPTION)))),
  }),
)

const message = v.looseObject({ attachments: v.optional(attachments, []) })
/** A first response to an interaction has the message below `data`. */
const body = v.union([v.looseObject({ data: message }), message])

const invalid = (path: string[], code: string, message: string): { ok: false; errors: FormErrors } => ({
  ok: false,
  errors: addError({}, path, { code, message }),
})

/** A form that was received. */
export type Form = Awaited<ReturnType<Response['formData']>>

const attachmentsOf = (output: v.InferOutput<typeof body>) =>
  'data' in output && output.data !== undefined
    ? (output.data as v.InferOutput<typeof message>).attachments
    : (output.attachments as v.InferOutput<typeof attachments>)

export type MultipartVerdict = { ok: true; json: unknown; files: SentFile[] } | { ok: false; errors: FormErrors }

/** Reads a form with files as Discord does: JSON in `payload_json`, files in `files[n]`, and `attachments` that name them by n. */
export async function readMultipart(form: Form): Promise<MultipartVerdict> {
  const payload = form.get('payload_json')
  if (typeof payload !== 'string') return invalid(['payload_json'], 'BASE_TYPE_REQUIRED', 'This field is required')
  const json: unknown = JSON.parse(payload)
  const parsed = v.safeParse(body, json)
  if (!parsed.success) return { ok: false, errors: formErrors(parsed.issues) }
  const named = new Map(attachmentsOf(parsed.output).map((attachment) => [attachment.id, attachment]))
  const files: SentFile[] = []
  for (const [key, value] of form) {
    if (key === 'payload_json') continue
    const [, index] = FILE.exec(key) ?? []
    if (index === undefined || typeof value === 'string')
      return invalid([key], 'BASE_TYPE_CHOICES', 'Only files[n] may be sent')
    if (value.size > LARGEST_FILE_BYTES) return invalid([key], 'BASE_TYPE_MAX_LENGTH', 'Request entity too large')
    const about = named.get(Number(index))
    named.delete(Number(index))
    files.push({
      filename: about?.filename ?? value.name,
      description: about?.description ?? undefined,
      contentType: value.type,
      bytes: new Uint8Array(await value.arrayBuffer()),
    })
  }
  if (files.length > MOST_FILES)
    return invalid(['files'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_FILES} or fewer in length.`)
  const [missing] = named.keys()
  if (missing === undefined) return { ok: true, json, files }
  return invalid(['data', 'attachments'], 'ATTACHMENT_NOT_FOUND', `Attachment id ${missing} names no file.`)
}
