import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Checks an `Authorization` header. Digests are compared, so that time tells nothing, not even a length. */
export function createGuard(user: string, password: string): (authorization: string | null) => boolean {
  const right = digest(`${user}:${password}`)
  return (authorization) => {
    const encoded = /^Basic\s+([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1] ?? ''
    return timingSafeEqual(digest(Buffer.from(encoded, 'base64').toString('utf8')), right)
  }
}

/** An error about the request rather than the statement, in the shape in which the client looks for it. */
export const refuse = (status: number, code: string, message: string): Response =>
  Response.json(
    { error: { code, message } },
    { status, headers: status === 401 ? { 'WWW-Authenticate': 'Basic realm="bridge"' } : {} },
  )

/** A request's text, or null when it is longer than allowed; it is never held in full in that case. */
export async function readBounded(request: Request, largestBytes: number): Promise<string | null> {
  if (Number(request.headers.get('content-length') ?? 0) > largestBytes) return null
  if (request.body === null) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body) {
    length += chunk.length
    if (length > largestBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
