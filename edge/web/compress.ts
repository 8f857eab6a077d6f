import type { Bytes } from '../../shared/bytes.ts'
import type { WebApp } from '../runtime/web-app.ts'

/** Smaller bodies fit into one packet without compression. */
const LEAST_BYTES = 1_400

/** Whether a client takes gzip, which every browser does. */
export const takesGzip = ({ headers }: Request): boolean => /\bgzip\b/.test(headers.get('accept-encoding') ?? '')

/** Whether compression makes a body smaller. Pictures and fonts are compressed already. */
export const isCompressible = (type: string): boolean => /^(?:text|application)\/|svg/.test(type)

export const gzip = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  )

/** The header `vary` of a response that is compressed for some clients. */
const varyOf = (headers: Headers): string => [headers.get('vary'), 'accept-encoding'].filter(Boolean).join(', ')

/**
 * Compresses the replies of a web, for runtimes that have no proxy in front of them. Cloudflare compresses by itself. Replies
 * to writes stay as they are: they are small, and the size of a compressed secret would tell something about the secret.
 */
export function compressed(web: WebApp): WebApp {
  return async (request, surroundings) => {
    const response = await web(request, surroundings)
    const { status, headers: plain } = response
    const isPlain = plain.get('content-encoding') === null && isCompressible(plain.get('content-type') ?? '')
    if (request.method !== 'GET' || !isPlain || !takesGzip(request)) return response
    const headers = new Headers(plain)
    headers.set('vary', varyOf(plain))
    if (plain.has('content-disposition')) {
      // A file may be large and still being written.
      headers.set('content-encoding', 'gzip')
      return new Response(response.body?.pipeThrough(new CompressionStream('gzip')) ?? null, { status, headers })
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.length < LEAST_BYTES) return new Response(bytes, { status, headers })
    headers.set('content-encoding', 'gzip')
    // A strong ETag promises the same bytes. https://www.rfc-editor.org/rfc/rfc9110#section-8.8.1
    const etag = plain.get('etag')
    if (etag?.startsWith('"')) headers.set('etag', `W/${etag}`)
    return new Response(await gzip(bytes), { status, headers })
  }
}
