import type { Bytes } from '../../shared/bytes.ts'
import { isAttachmentUrl } from '../../shared/discord/cdn.ts'

const DOWNLOAD_WITHIN_MS = 8_000

/** Downloads an attachment from Discord. @returns null where it is gone, larger than `most` bytes, or anywhere else than at Discord */
export type Download = (url: string, most: number) => Promise<Bytes | null>

/** @param apiUrl the address of Discord's API, which says where attachments are */
export const createDownload =
  (apiUrl: string, fetch: (url: string, init: RequestInit) => Promise<Response>): Download =>
  async (url, most) => {
    if (!isAttachmentUrl(url, apiUrl)) return null
    const signal = AbortSignal.timeout(DOWNLOAD_WITHIN_MS)
    const response = await fetch(url, { redirect: 'manual', signal }).catch(() => null)
    if (response?.status !== 200 || response.body === null) return null
    return readAtMost(response.body, most).catch(() => null)
  }

async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<Bytes | null> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > most) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
