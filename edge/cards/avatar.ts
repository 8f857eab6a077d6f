export type Bytes = Uint8Array<ArrayBuffer>

/** An avatar that takes longer is left out: the card has a letter in its place. */
const WITHIN_MS = 400
/** An avatar of 128 pixels has some kilobytes. */
const LARGEST_BYTES = 512 * 1024

/**
 * Loads an avatar from Discord. @param fetchPicture `fetch`
 * @returns null where it does not come in time or is no picture
 */
export async function loadAvatar(
  url: string,
  fetchPicture: (url: string, init: RequestInit) => Promise<Response>,
): Promise<Bytes | null> {
  try {
    const response = await fetchPicture(url, { signal: AbortSignal.timeout(WITHIN_MS) })
    const isPicture = response.ok && (response.headers.get('content-type') ?? '').startsWith('image/')
    const length = Number(response.headers.get('content-length') ?? 0)
    if (!isPicture || length > LARGEST_BYTES) {
      await response.body?.cancel()
      return null
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    return bytes.byteLength > LARGEST_BYTES ? null : bytes
  } catch {
    return null
  }
}
