import { readMultipart, type SentFile } from '../checks/attachments.ts'
import { type Answer, invalidForm, refuse } from './answers.ts'

const MOST_BYTES = 25 * 1024 * 1024

export type Body = { ok: true; value: unknown; files: readonly SentFile[] } | { ok: false; answer: Answer }

const wrongType = invalidForm({
  _errors: [
    {
      code: 'CONTENT_TYPE_INVALID',
      message: 'Expected "Content-Type" header to be one of {\'application/json\'}.',
    },
  ],
})

/** Reads a form. A body in another encoding counts as a form without fields, and the route then refuses it. */
export async function readForm(request: Request): Promise<Body> {
  const isForm = request.headers.get('Content-Type')?.startsWith('application/x-www-form-urlencoded')
  const text = await request.text()
  return { ok: true, value: isForm ? Object.fromEntries(new URLSearchParams(text)) : {}, files: [] }
}

/** Reads a JSON body, or a form of JSON and files; undefined where there is none. */
export async function readBody(request: Request): Promise<Body> {
  if (request.method === 'GET' || request.method === 'DELETE') return { ok: true, value: undefined, files: [] }
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    const verdict = await readMultipart(await request.formData())
    return verdict.ok
      ? { ok: true, value: verdict.json, files: verdict.files }
      : { ok: false, answer: invalidForm(verdict.errors) }
  }
  const text = await request.text()
  if (text === '') return { ok: true, value: undefined, files: [] }
  if (text.length > MOST_BYTES)
    return { ok: false, answer: { status: 413, body: { message: 'Request entity too large', code: 40005 } } }
  if (!request.headers.get('Content-Type')?.startsWith('application/json')) return { ok: false, answer: wrongType }
  try {
    return { ok: true, value: JSON.parse(text), files: [] }
  } catch {
    return { ok: false, answer: refuse(50109) }
  }
}
