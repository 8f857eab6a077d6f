/** The ETag of a text: a hash, so that it changes with the text and tells nothing about it. Weak, because a page may be compressed. */
export async function etagOf(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `W/"${[...hash.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}

/** Whether a browser has the answer with this ETag already. */
export const isKnown = ({ headers }: Request, etag: string): boolean =>
  (headers.get('if-none-match') ?? '').split(',').some((one) => one.trim() === etag || one.trim() === '*')
