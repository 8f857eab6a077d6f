import type { Bytes } from '../bytes.ts'
import { pictureSize } from './picture-size.ts'

/** The parts of a response that loading a picture reads. */
interface PictureResponse {
  ok: boolean
  headers: { get(name: string): string | null }
  body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null
}

/** Asks for a picture, and follows no redirect, so that a picture comes only from the address that was asked. */
export type FetchPicture = (url: string, withinMs: number) => Promise<PictureResponse>

/** An avatar that takes longer is left out: the card has a letter in its place. */
const WITHIN_MS = 400
/** An avatar of 128 pixels has some kilobytes. */
const LARGEST_BYTES = 512 * 1024
/** A picture of a few bytes may have so many pixels that no memory holds them. */
const MOST_PIXELS = 512

/** Reads a body; null where it is longer than an avatar, and the rest of it is not read. */
async function readAvatar(body: AsyncIterable<Uint8Array>): Promise<Bytes | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > LARGEST_BYTES) return null
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function isAvatar(bytes: Bytes): boolean {
  const size = pictureSize(bytes)
  return size !== null && Math.max(size.width, size.height) <= MOST_PIXELS
}

/** Loads an avatar from Discord; null where it does not come in time, is no picture or is too large. */
export async function loadAvatar(url: string, fetchPicture: FetchPicture): Promise<Bytes | null> {
  try {
    const { ok, headers, body } = await fetchPicture(url, WITHIN_MS)
    if (body === null) return null
    if (!ok || !headers.get('content-type')?.startsWith('image/')) {
      await body.cancel()
      return null
    }
    const bytes = await readAvatar(body)
    return bytes !== null && isAvatar(bytes) ? bytes : null
  } catch {
    return null
  }
}
