import { hash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

/** Makes a function that checks an `Authorization` header. Its duration reveals only whether the length is right. */
export function createGuard(user: string, password: string): (authorization: string | null) => boolean {
  const right = digest(`${user}:${password}`)
  // Every client sends this form. To compare it takes a tenth of the time of two digests.
  const usual = Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)
  return (authorization) => {
    const given = Buffer.from(authorization ?? '')
    if (given.length === usual.length && timingSafeEqual(given, usual)) return true
    const encoded = /^Basic\s+([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '')?.[1] ?? ''
    return timingSafeEqual(digest(Buffer.from(encoded, 'base64').toString('utf8')), right)
  }
}

/** The response to an unacceptable request, in the form that the client expects. A statement's error has HTTP status 200 instead. */
export const refuse = (status: number, code: string, message: string): Response =>
  Response.json(
    { error: { code, message } },
    { status, headers: status === 401 ? { 'WWW-Authenticate': 'Basic realm="bridge"' } : {} },
  )

/** The path of a request's address, without its query. @param url absolute, as `Request.url` is */
export const pathOf = (url: string): string => {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const query = url.indexOf('?', start)
  return url.slice(start, query === -1 ? undefined : query)
}

/** Reads a request's text. @returns null where it is too long; reading stops at the limit */
export function readBounded(request: Request, largestBytes: number): Promise<string | null> {
  const announced = request.headers.get('content-length')
  if (announced === null) return readChunks(request, largestBytes)
  // A request with a length has at most as many bytes. Reading it at once takes a fraction of the time of a stream.
  return Number(announced) > largestBytes ? Promise.resolve(null) : request.text()
}

async function readChunks({ body }: Request, largestBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > largestBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
